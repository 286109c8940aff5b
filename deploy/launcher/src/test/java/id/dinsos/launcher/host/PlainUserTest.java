package id.dinsos.launcher.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainUserTest {

    @Test
    void where_nobody_may_pass_through_the_state_folder_only_the_database_is_open(
            @TempDir Path state) throws Exception {
        // Given
        for (String name : new String[] {"pg", "kafka", "files", "demo"}) {
            Files.setPosixFilePermissions(
                    Files.createDirectories(state.resolve(name)),
                    PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        // When
        PlainUser.closeAllBut(state, state.resolve("pg"));

        // Then
        for (String name : new String[] {"kafka", "files", "demo"}) {
            assertThat(rights(state.resolve(name))).as(name).isEqualTo("rwx------");
        }
        assertThat(rights(state.resolve("pg"))).isEqualTo("rwxr-xr-x");
    }

    @Test
    void every_folder_of_a_stack_is_its_owners_alone(@TempDir Path state) throws Exception {
        // When
        Home home = new Home(state, state.resolve("home"));
        home.create();
        Path unused = home.folder("demo");

        // Then
        try (var folders = Files.list(home.state())) {
            for (Path folder : folders.toList()) {
                assertThat(rights(folder)).as(folder.toString()).isEqualTo("rwx------");
            }
        }
    }

    private static String rights(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
