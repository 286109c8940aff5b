package id.dinsos.eventstore.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {
    @Test
    void an_illegal_argument_is_a_fault_of_ours_and_not_the_callers() {
        var mapper =
                new ProblemMapper(
                        new CurrentVertxRequest(), new FaultMeters(new SimpleMeterRegistry()));

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

    @Test
    void a_full_disk_is_nobodys_fault_and_the_caller_may_try_again() throws IOException {
        var mapper =
                new ProblemMapper(
                        new CurrentVertxRequest(), new FaultMeters(new SimpleMeterRegistry()));

        try (OutputStream full = Files.newOutputStream(Path.of("/dev/full"))) {
            assertThatThrownBy(() -> full.write(1))
                    .satisfies(e ->
                            assertThat(mapper.broken(new IllegalStateException(e)).getStatus())
                                    .isEqualTo(503));
        }
    }

    @Test
    void a_fault_of_ours_is_counted_by_operation_and_a_refusal_is_not() {
        var meters = new SimpleMeterRegistry();
        var mapper = new ProblemMapper(new CurrentVertxRequest(), new FaultMeters(meters));

        var broken = mapper.broken(new IllegalStateException("ours"));
        var away = mapper.away(new java.net.SocketException("away"));
        var refused = mapper.refused(RefusedException.of(KernelCode.FIELD_INVALID, "theirs"));

        assertThat(broken.getStatus()).isEqualTo(500);
        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(counted(meters, "500")).isEqualTo(1);
        assertThat(counted(meters, "503")).isEqualTo(1);
        assertThat(meters.getMeters())
                .hasSize(3)
                .allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotBlank());
    }

    @Test
    void who_reads_a_view_that_an_upgrade_still_builds_is_told_to_come_again() {
        // Given
        var meters = new SimpleMeterRegistry();
        var mapper = new ProblemMapper(new CurrentVertxRequest(), new FaultMeters(meters));

        // When
        var answers =
                Stream.of("42P01", "3F000", "42703", "42883", "0A000")
                        .map(state -> mapper.database(failure(state)))
                        .toList();
        var several =
                mapper.several(
                        new CompositeException(
                                failure("42703"), new java.net.SocketException("away")));
        var ours = mapper.database(failure("42601"));

        // Then
        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.getStatus()).isEqualTo(503);
                    assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
                    assertThat(answer.getEntity().code()).isEqualTo("service-busy");
                });
        assertThat(several.getStatus()).isEqualTo(503);
        assertThat(ours.getStatus()).isEqualTo(500);
        assertThat(counted(meters, "503")).isEqualTo(6);
        assertThat(meters.get("dinsos.faults.tables").tag("operation", "none").counter().count())
                .isEqualTo(6);
    }

    @Test
    void of_several_failures_a_refusal_is_the_answer_and_no_fault_of_ours_hides() {
        // Given
        var mapper =
                new ProblemMapper(
                        new CurrentVertxRequest(), new FaultMeters(new SimpleMeterRegistry()));
        var refused = RefusedException.of(KernelCode.FIELD_INVALID, "theirs");
        var lost = new ConflictException(ConflictException.Cause.STREAM);

        // When
        var refusal = mapper.several(new CompositeException(failure("57P01"), lost, refused));
        var race = mapper.several(new CompositeException(failure("57P01"), lost));
        var ours =
                mapper.several(
                        new CompositeException(failure("57P01"), new IllegalStateException("x")));
        var silence =
                mapper.several(
                        new CompositeException(
                                new java.net.SocketException("reset"),
                                new io.vertx.core.VertxException("closed")));

        // Then
        assertThat(refusal.getEntity().code()).isEqualTo("field-invalid");
        assertThat(race.getEntity().code()).isEqualTo("changed-meanwhile");
        assertThat(ours.getStatus()).isEqualTo(500);
        assertThat(silence.getStatus()).as("no end of a broken transaction either").isEqualTo(503);
    }

    private static PgException failure(String state) {
        return new PgException("of a table", "ERROR", state, "");
    }

    private static double counted(SimpleMeterRegistry meters, String status) {
        return meters.get("dinsos.faults")
                .tag("operation", "none")
                .tag("status", status)
                .counter()
                .count();
    }
}
