package id.dinsos.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.testkit.SourceTree.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What holds for the sources of all modules together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // what is read, is read once
class LayoutTest {
    private static final int MOST_FILES = 30;
    private static final int MOST_LINES = 300;
    private static final Pattern SENTENCES = Pattern.compile("(?<=\\w\\w\\)?}?\\.)\\s");

    /** Names so general that several packages would have one: say whose it is. */
    private static final Set<String> NOBODYS = Set.of("Place", "Answer", "Known");

    private final SourceTree sources = SourceTree.of(Path.of(System.getProperty("dinsos.root")));

    LayoutTest() throws IOException {}

    @Test
    void a_room_holds_fewer_than_thirty_files() {
        assertThat(sources.rooms()).isNotEmpty();
        // With the text of the room itself.
        assertThat(sources.rooms())
                .filteredOn(room -> room.files().size() + 1 >= MOST_FILES)
                .extracting(Room::name)
                .isEmpty();
    }

    @Test
    void every_room_says_in_sentences_what_it_holds_and_what_it_promises_or_uses() {
        assertThat(sources.rooms())
                .filteredOn(room -> SENTENCES.splitAsStream(room.text()).count() < 2)
                .extracting(Room::name)
                .isEmpty();
    }

    @Test
    void no_file_has_a_name_that_could_be_anybodys() {
        assertThat(sources.rooms())
                .flatExtracting(Room::files)
                .filteredOn(NOBODYS::contains)
                .isEmpty();
    }

    @Test
    void no_file_has_more_than_three_hundred_lines() {
        assertThat(sources.lines()).hasSizeGreaterThan(500);
        assertThat(sources.lines().entrySet())
                .filteredOn(file -> file.getValue() > MOST_LINES)
                .isEmpty();
    }

    @Test
    void no_circle_between_the_rooms_of_the_whole_repository() {
        assertThat(sources.circles()).isEmpty();
    }

    @Test
    void whatever_the_walks_name_and_the_readme_points_at_is_there() throws IOException {
        Path root = Path.of(System.getProperty("dinsos.root"));
        Pointed there = Pointed.in(root);
        String walks =
                Pointed.section(root.resolve("event-store/DECISIONS.md"), "2026-11-28 Three walks");
        String where =
                Pointed.section(root.resolve("README.md"), "Where things are")
                        .lines()
                        .filter(line -> line.startsWith("|"))
                        .collect(Collectors.joining("\n"));

        assertThat(Pointed.names(walks)).hasSizeGreaterThan(30);
        assertThat(there.missing(walks)).as("of the walks").isEmpty();
        assertThat(Pointed.names(where)).hasSizeGreaterThan(60);
        assertThat(there.missing(where)).as("of the README").isEmpty();
        assertThat(there.missing("`Nowhere`, `no/where/`, `README.md`, `run/Nowhere`, `x.json`"))
                .containsExactly("Nowhere", "no/where/", "run/Nowhere", "x.json");
    }

    @Test
    void a_circle_a_silent_room_and_a_crowded_one_would_be_found(@TempDir Path root)
            throws IOException {
        for (Map.Entry<String, String> file :
                Map.of("a/One", "id.dinsos.b.Two", "b/Two", "id.dinsos.a.One").entrySet()) {
            Path path = root.resolve("m/src/main/java/id/dinsos").resolve(file.getKey() + ".java");
            var unused = Files.createDirectories(path.getParent());
            String room = file.getKey().substring(0, 1);
            Files.writeString(
                    path,
                    "package id.dinsos.%s;%nimport %s;%nclass X {}%n"
                            .formatted(room, file.getValue()));
        }
        SourceTree planted = SourceTree.of(root);
        assertThat(planted.circles()).containsExactly(Set.of("id.dinsos.a", "id.dinsos.b"));
        assertThat(planted.rooms()).extracting(Room::text).containsExactly("", "");
        assertThat(planted.rooms()).flatExtracting(Room::files).isEqualTo(List.of("One", "Two"));
    }
}
