package id.dinsos.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A server that speaks the S3 API and checks signatures (S3Proxy over a folder), in a JVM of its
 * own whose class path {@code test-kit/s3} has written. It ends with the tests.
 */
public final class TestS3 {
    public static final String BUCKET = "dinsos";
    public static final String ACCESS_KEY = "the-service";
    public static final String SECRET_KEY = "its-secret";
    private static final Duration START = Duration.ofSeconds(60);
    private static final TestS3 SERVER = new TestS3();

    private final String endpoint;
    private final Path folder;

    private TestS3() {
        try {
            folder = TestFolders.fresh("dinsos-s3");
            Files.createDirectories(folder.resolve("data").resolve(BUCKET));
            int port = freePort();
            endpoint = "http://127.0.0.1:" + port;
            Path config = Files.writeString(folder.resolve("s3.properties"), config());
            Path classPath =
                    Path.of(System.getProperty("dinsos.root", ".."))
                            .resolve("test-kit/s3/target/classpath.txt");
            Process server =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx128m",
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    Files.readString(classPath).trim(),
                                    "org.gaul.s3proxy.Main",
                                    "--properties",
                                    config.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("s3.log").toFile())
                            .start();
            TestFolders.ends(server);
            awaitOpen(port, server);
        } catch (IOException e) {
            throw new UncheckedIOException("build test-kit/s3 first", e);
        }
    }

    public static String endpoint() {
        return SERVER.endpoint;
    }

    /** Where the server keeps the bucket. */
    public static Path folder() {
        return SERVER.folder.resolve("data").resolve(BUCKET);
    }

    private String config() {
        return """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem
        jclouds.identity=none
        jclouds.credential=none
        jclouds.filesystem.basedir=%s
        """
                .formatted(endpoint, ACCESS_KEY, SECRET_KEY, folder.resolve("data"));
    }

    private void awaitOpen(int port, Process server) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && server.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new IllegalStateException(
                "the S3 server did not start:\n" + Files.readString(folder.resolve("s3.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
