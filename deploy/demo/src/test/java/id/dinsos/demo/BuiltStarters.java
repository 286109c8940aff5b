package id.dinsos.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.launcher.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What of {@code starters/} is built first, as its README says how: the clients that generators
 * make of the document a stack serves, each used for its ten operations, and the consumers in
 * TypeScript; and Spectral, which is installed in the same way. Needs Node and a network to npm and
 * Maven Central.
 */
final class BuiltStarters {
    static final String DONE = "ten operations answered";
    private static final String GENERATOR = "7.25.0";
    private static final Path ROOT =
            Path.of(System.getProperty("dinsos.root", "../..")).toAbsolutePath().normalize();
    private static final Path STARTERS = ROOT.resolve("starters");
    private static final Path SAMPLES = ROOT.resolve("contracts/src/main/resources/samples");

    private final Stack stack;
    private final String gateway;
    private final List<String> arguments;
    private final Path folder;

    /** Whatever is made lies in the folder. */
    BuiltStarters(Stack stack, Path folder) {
        this.stack = stack;
        this.gateway = stack.gateway().toString();
        this.arguments =
                List.of(
                        gateway,
                        "35.24",
                        stack.token("rina", "35.24", "auditor"),
                        stack.token("agus", "35.24", "officer"));
        this.folder = folder;
    }

    /**
     * What it knows of a province once it has read everything that is there; an error where the SDK
     * that it reads with refuses a sample of any topic.
     */
    String typescriptProvince() throws IOException, InterruptedException {
        Path here = installed();
        run(here, "npm", "test");
        return last(
                said(here, List.of("npm", "start", "--", stack.kafkaBootstrap(), "35", "--once")));
    }

    /**
     * How many messages of each topic there are; an error where the SDK does not take one of them
     * as an event.
     */
    Map<String, Integer> everyTopic() throws IOException, InterruptedException {
        List<String> command = List.of("npm", "run", "topics", "--", stack.kafkaBootstrap());
        return new ObjectMapper()
                .readValue(last(said(installed(), command)), new TypeReference<>() {});
    }

    /**
     * What Spectral says, with OWASP's rules, of the document that the gateway serves; an error
     * where it finds one.
     */
    String lint() throws IOException, InterruptedException {
        Path here = Files.createDirectories(folder.resolve("gateway/spectral"));
        Path document = Files.createDirectories(folder.resolve("gateway/target"));
        copy(ROOT.resolve("gateway/spectral"), here);
        try (InputStream in = stack.gateway().resolve("/openapi.json").toURL().openStream()) {
            // An office is reached over TLS; a stack of tests is not, which would be an error.
            String served =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace(gateway, "https://dinsos.example");
            Files.writeString(document.resolve("openapi.json"), served);
        }
        install(here);
        return said(here, List.of("npm", "run", "lint"));
    }

    /** What it said last; {@link #DONE} where every answer was as typed. */
    String typescriptClient() throws IOException, InterruptedException {
        Path here = installed();
        run(here, "npm", "run", "types", "--", gateway + "/openapi.json");
        List<String> command = new ArrayList<>(List.of("npm", "run", "client", "--"));
        command.addAll(arguments);
        return last(said(here, command));
    }

    private Path installed() throws IOException, InterruptedException {
        Path here = Files.createTempDirectory(folder, "typescript");
        copy(STARTERS.resolve("typescript"), here);
        install(here);
        return here;
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        run(folder, "npm", "install", "--no-package-lock", "--no-audit", "--no-fund");
    }

    /** As above. */
    String javaClient() throws IOException, InterruptedException {
        Path here = Files.createDirectories(folder.resolve("java"));
        Path client = here.resolve("client");
        String maven = ROOT.resolve("mvnw").toString();
        run(
                ROOT,
                maven,
                "-q",
                "-N",
                "dependency:copy",
                "-Dartifact=org.openapitools:openapi-generator-cli:" + GENERATOR,
                "-DoutputDirectory=" + here);
        run(
                here,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "openapi-generator-cli-" + GENERATOR + ".jar",
                "generate",
                "-i",
                gateway + "/openapi-3.0.json",
                "-c",
                STARTERS.resolve("java/client.yaml").toString(),
                "-o",
                client.toString());
        var unused =
                Files.copy(
                        STARTERS.resolve("java/TenOperations.java"),
                        client.resolve("src/main/java/TenOperations.java"));
        return last(
                said(
                        client,
                        List.of(
                                maven,
                                "-q",
                                "compile",
                                "exec:java",
                                "-Dexec.mainClass=TenOperations",
                                "-Dexec.args=" + String.join(" ", arguments))));
    }

    private static void run(Path folder, String... command)
            throws IOException, InterruptedException {
        var unused = said(folder, List.of(command));
    }

    private static String said(Path folder, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder program =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        program.environment().put("DINSOS_SAMPLES", SAMPLES.toUri().toString());
        return said(program);
    }

    /** What it printed; an error where it fails, or does not end. */
    static String said(ProcessBuilder program) throws IOException, InterruptedException {
        Path output = Files.createTempFile("starter", ".log");
        try {
            Process process = program.redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(10, TimeUnit.MINUTES);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw new IOException(
                        program.command().getFirst() + " failed: " + Files.readString(output));
            }
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }

    private static String last(String output) {
        return output.lines().filter(line -> !line.isBlank()).reduce("", (one, next) -> next);
    }

    /** What somebody has installed there stays there. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> {
                        try {
                            var unused = Files.copy(file, to.resolve(file.getFileName()));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
