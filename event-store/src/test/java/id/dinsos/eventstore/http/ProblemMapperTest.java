package id.dinsos.eventstore.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {
    @Test
    void an_illegal_argument_is_a_fault_of_ours_and_not_the_callers() {
        var mapper = new ProblemMapper(new CurrentVertxRequest());

        assertThat(Arrays.stream(ProblemMapper.class.getMethods()))
                .filteredOn(method -> method.isAnnotationPresent(ServerExceptionMapper.class))
                .filteredOn(method ->
                        method.getAnnotation(ServerExceptionMapper.class).value().length == 0)
                .filteredOn(method ->
                        method.getParameterTypes()[0].isAssignableFrom(
                                IllegalArgumentException.class))
                .extracting(Method::getName)
                .containsExactly("broken");
        assertThat(mapper.broken(new IllegalArgumentException("ours")).getStatus()).isEqualTo(500);
    }
}
