package id.dinsos.launcher.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @Test
    void each_port_is_moved_by_the_variable_of_its_part() {
        Ports ports = Ports.configured(Map.of("DINSOS_PORT_GATEWAY", "9090"));
        assertThat(ports.of(PartName.GATEWAY)).isEqualTo(9090);
        assertThat(ports.of(PartName.POSTGRES_REGISTRY)).isEqualTo(15432);
    }

    @Test
    void what_is_no_port_is_refused_with_the_name_of_the_variable() {
        for (String text : new String[] {"http", "0", "65536", "-1"}) {
            assertThatThrownBy(() -> Ports.configured(Map.of("DINSOS_PORT_KAFKA", text)))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContainingAll("DINSOS_PORT_KAFKA", text);
        }
    }

    @Test
    void ports_written_down_are_read_back(@TempDir Path folder) {
        Ports ports = Ports.free();
        ports.write(folder.resolve("ports"));
        assertThat(Ports.read(folder.resolve("ports"))).isEqualTo(ports);
    }
}
