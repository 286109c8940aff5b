package id.dinsos.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.LaunchException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxLoaderTest {
    @Test
    void the_bench_never_writes_into_the_topics_of_the_stack_that_is_up() {
        assertThatThrownBy(() -> OutboxLoader.payments(Stack.here()))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("topics of an office");
    }

    @Test
    void a_stack_of_its_own_is_known_as_one(@TempDir Path state) {
        assertThat(Stack.apart(state).isApart()).isTrue();
        assertThat(Stack.here().isApart()).isFalse();
    }
}
