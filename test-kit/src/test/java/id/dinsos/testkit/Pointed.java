package id.dinsos.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a text points at between backticks: classes, folders and files of the repository. */
record Pointed(List<String> files) {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");

    /** A class, with or without its folder; a folder; a file of data or text. */
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:[a-z][\\w-]*/)*[A-Z][a-z]\\w*|(?:[a-z][\\w-]*/)+(?:[a-z][\\w-]*)?"
                            + "|[\\w-]+\\.(?:json|csv|yaml|md)");

    static Pointed in(Path root) throws IOException {
        List<String> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        String name = folder.getFileName().toString();
                        boolean hidden = name.startsWith(".") && !folder.equals(root);
                        return hidden || NOT_OURS.contains(name)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        files.add('/' + root.relativize(file).toString());
                        return FileVisitResult.CONTINUE;
                    }
                });
        return new Pointed(files);
    }

    /** From a heading to the next of its kind. */
    static String section(Path file, String heading) throws IOException {
        String text = Files.readString(file);
        int from = text.indexOf("## " + heading);
        int to = text.indexOf("\n## ", from + 1);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    static List<String> names(String text) {
        return QUOTED.matcher(text)
                .results()
                .map((MatchResult one) -> one.group(1))
                .filter(name -> NAME.matcher(name).matches())
                .distinct()
                .toList();
    }

    /** What a text names and nobody finds. */
    List<String> missing(String text) {
        return names(text).stream().filter(name -> !isThere(name)).toList();
    }

    private boolean isThere(String name) {
        if (name.matches(".*\\.(?:json|csv|yaml|md)")) {
            return files.stream().anyMatch(file -> file.endsWith('/' + name));
        }
        String path = '/' + name;
        return files.stream()
                .anyMatch(file ->
                        file.endsWith(path + ".java")
                                || file.contains(path.endsWith("/") ? path : path + '/'));
    }
}
