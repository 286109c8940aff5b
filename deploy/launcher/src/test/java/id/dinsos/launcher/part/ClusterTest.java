package id.dinsos.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {

    @TempDir private Path state;
    private Cluster cluster;

    @BeforeEach
    void a_state_folder() {
        Home home = new Home(state, state);
        home.create();
        cluster = new Cluster(home, PartName.REGISTRY);
    }

    @Test
    void one_may_be_made_where_nothing_is_and_nothing_was() throws IOException {
        assertThat(cluster.exists()).isFalse();
    }

    @Test
    void a_restored_backup_is_taken_as_it_is() throws IOException {
        // Given
        write("pg/registry/data/PG_VERSION", "18");
        write("pg/registry/data/global/pg_control", "...");

        // Then
        assertThat(cluster.exists()).isTrue();
    }

    @Test
    void half_a_backup_is_neither_used_nor_deleted() throws IOException {
        // Given
        write("pg/registry/data/base/1/2619", "a table of somebody");

        // Then
        assertThatThrownBy(cluster::exists)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("no whole PostgreSQL cluster");
        assertThat(state.resolve("pg/registry/data/base/1/2619")).exists();
    }

    @Test
    void an_unmounted_volume_is_not_taken_for_a_new_office_beside_old_keys() throws IOException {
        // Given
        cluster.noteThatItWasMade();

        // Then
        assertThatThrownBy(cluster::exists)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("keys")
                .hasMessageContaining("not mounted");
    }

    @Test
    void nor_beside_old_topics() throws IOException {
        // Given
        write("kafka/data/registry.households.v1-0/00000000000000000000.log", "a message");

        // Then
        assertThatThrownBy(cluster::exists)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("topics");
    }

    @Test
    void topics_that_a_first_start_has_made_and_nobody_has_written_to_do_not_count()
            throws IOException {
        // Given
        write("kafka/data/registry.households.v1-0/00000000000000000000.log", "");
        write("kafka/data/__cluster_metadata-0/00000000000000000000.log", "the broker's own");

        // Then
        assertThat(cluster.exists()).isFalse();
    }

    private void write(String name, String text) throws IOException {
        Path file = state.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
