package id.dinsos.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The main sources of a repository by package: their files, their texts and whom they import. */
final class SourceTree {
    private static final Pattern PACKAGE =
            Pattern.compile("^package (id\\.dinsos[\\w.]*);", Pattern.MULTILINE);
    private static final Pattern IMPORT =
            Pattern.compile(
                    "^import (?:static )?(id\\.dinsos(?:\\.[a-z0-9]+)*)\\.", Pattern.MULTILINE);

    /** A package: its files without {@code package-info}, and what that says in words. */
    record Room(String name, List<String> files, String text, Set<String> imports) {}

    private final Map<String, Room> rooms;

    private final Map<String, Long> lines;

    private SourceTree(Map<String, Room> rooms, Map<String, Long> lines) {
        this.rooms = rooms;
        this.lines = lines;
    }

    static SourceTree of(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files =
                    all.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> path.toString().contains("/src/main/java/"))
                            .sorted()
                            .toList();
        }
        Map<String, Room> rooms = new TreeMap<>();
        Map<String, Long> lines = new TreeMap<>();
        for (Path file : files) {
            String source = Files.readString(file);
            lines.put(root.relativize(file).toString(), source.lines().count());
            add(rooms, file.getFileName().toString(), source);
        }
        return new SourceTree(rooms, lines);
    }

    private static void add(Map<String, Room> rooms, String file, String source) {
        Matcher in = PACKAGE.matcher(source);
        if (!in.find()) {
            return;
        }
        Room room =
                rooms.computeIfAbsent(
                        in.group(1),
                        name -> new Room(name, new ArrayList<>(), "", new TreeSet<>()));
        if (file.equals("package-info.java")) {
            String text = source.substring(0, in.start()).replaceAll("[\\s*/]+", " ").strip();
            rooms.put(
                    room.name(), new Room(room.name(), room.files(), words(text), room.imports()));
            return;
        }
        room.files().add(file.replace(".java", ""));
        Matcher imported = IMPORT.matcher(source);
        while (imported.find()) {
            if (!imported.group(1).equals(room.name())) {
                room.imports().add(imported.group(1));
            }
        }
    }

    private static String words(String text) {
        return text.replace("@NullMarked", "").strip();
    }

    /** How long each file is. */
    Map<String, Long> lines() {
        return lines;
    }

    List<Room> rooms() {
        return List.copyOf(rooms.values());
    }

    /** Rooms that reach each other, whatever the way, as sets. */
    Set<Set<String>> circles() {
        Map<String, Set<String>> reached =
                rooms.keySet().stream().collect(Collectors.toMap(name -> name, this::reachedFrom));
        Set<Set<String>> circles = new HashSet<>();
        reached.forEach((name, others) -> {
            Set<String> circle = new TreeSet<>();
            others.stream()
                    .filter(other -> reached.getOrDefault(other, Set.of()).contains(name))
                    .forEach(circle::add);
            if (!circle.isEmpty()) {
                circle.add(name);
                circles.add(circle);
            }
        });
        return circles;
    }

    private Set<String> reachedFrom(String name) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(imports(name));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (reached.add(next)) {
                open.addAll(imports(next));
            }
        }
        return reached;
    }

    private Set<String> imports(String name) {
        Room room = rooms.get(name);
        return room == null ? Set.of() : room.imports();
    }
}
