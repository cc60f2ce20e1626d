import java.io.IOException;
import java.lang.reflect.Field;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * Runs DynamoDB Local as its own main class does, with three differences: it listens on 127.0.0.1 only, on a port that
 * the operating system picks and that is printed as "keyprint: listening on PORT", and it ends when its standard input
 * does, which is when the process that started it ends, however that happens.
 *
 * LoopbackServer.class beside it is this file compiled, so that a Java runtime without a compiler is enough:
 *   npm run compile-java
 */
public final class LoopbackServer {
  private static final long MOST_MILLISECONDS_TO_EXIT = 2000;

  public static void main(String[] arguments) throws Exception {
    // On Windows a pending read of standard input can block the loading of native libraries, so there it comes last.
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    if (!windows) endWithStandardInput();
    System.out.println("keyprint: listening on " + start(arguments));
    if (windows) endWithStandardInput();
  }

  private static int start(String[] arguments) throws Exception {
    DynamoDBProxyServer dynamodb = ServerRunner.createServerFromCommandLineArgs(arguments);
    ServerConnector connector = connectorOf(dynamodb);
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    dynamodb.start();
    // DynamoDBProxyServer prints why it could not listen, and then carries on.
    if (connector.getLocalPort() <= 0) System.exit(1);
    return connector.getLocalPort();
  }

  /** DynamoDB Local has no option for the address, and no accessor for the server it configures. */
  private static ServerConnector connectorOf(DynamoDBProxyServer dynamodb) throws ReflectiveOperationException {
    Field server = DynamoDBProxyServer.class.getDeclaredField("server");
    server.setAccessible(true);
    return (ServerConnector) ((Server) server.get(dynamodb)).getConnectors()[0];
  }

  private static void endWithStandardInput() {
    Thread watch = new Thread(LoopbackServer::awaitEnd, "end-with-standard-input");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() != -1) {
      }
    } catch (IOException closed) {
      // A broken pipe says the same as its end.
    }
    end();
  }

  /** Deletes the temporary files that DynamoDB Local unpacks, which happens on exit; should that hang, it ends all the same. */
  private static void end() {
    Thread exit = new Thread(() -> System.exit(0), "exit");
    exit.setDaemon(true);
    exit.start();
    try {
      exit.join(MOST_MILLISECONDS_TO_EXIT);
    } catch (InterruptedException ended) {
      // Then it ends at once.
    }
    Runtime.getRuntime().halt(0);
  }
}
