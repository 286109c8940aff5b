package id.dinsos.demo.civil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.demo.civil.CivilSimulator.Citizen;
import id.dinsos.demo.civil.CivilSimulator.Question;
import id.dinsos.demo.civil.CivilSimulator.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CivilSimulatorTest {
    private static final String NIK = "3524990101509001";
    private static final String BATCH =
            """
            {"batchId":"b-1","questions":[{"no":7,"nik":"%s","nama":"Soekarno","tgl_lahir":"1950-01-01",\
            "jenis_kelamin":"L","nama_ibu_kandung":"Ida"}]}\
            """
                    .formatted(NIK);

    private final HttpClient http = HttpClient.newHttpClient();
    private CivilSimulator civil;

    @BeforeEach
    void open() throws IOException {
        civil =
                new CivilSimulator(
                        0,
                        question ->
                                question.nik().equals(NIK)
                                        ? new Citizen(
                                                "Sukarno", LocalDate.of(1950, 1, 2), "L", "Ida")
                                        : null,
                        () -> LocalDate.of(2026, 11, 29),
                        5_000);
    }

    @AfterEach
    void close() {
        civil.close();
    }

    @Test
    void each_attribute_is_answered_and_names_are_scored() throws Exception {
        String answer = ask(BATCH).body();

        assertThat(answer)
                .contains("\"batchId\":\"b-1\"", "\"no\":7", "\"hasil_nik\":\"SESUAI\"")
                .contains("\"skor_nama\":75", "\"hasil_tgl_lahir\":\"TIDAK SESUAI\"")
                .contains("\"hasil_jenis_kelamin\":\"SESUAI\"", "\"skor_ibu\":100")
                .contains("\"tgl_periksa\":\"2026-11-29\"");
        assertThat(ask(BATCH.replace(NIK, "3524990101509002")).body())
                .contains("\"hasil_nik\":\"TIDAK SESUAI\"")
                .doesNotContain("skor_nama");
        assertThat(civil.questions()).isEqualTo(2);
    }

    @Test
    void it_is_away_slow_full_and_wrong_as_it_is_told() throws Exception {
        civil.tell(
                Trouble.DOWN,
                Trouble.LIMIT,
                Trouble.GARBLE,
                Trouble.NAME_ANOTHER,
                Trouble.LEAVE_OUT,
                Trouble.REPEAT,
                Trouble.CONTRADICT,
                Trouble.INVENT,
                Trouble.LOSE_ANSWER,
                Trouble.DELAY);

        assertThat(ask(BATCH).statusCode()).isEqualTo(503);
        HttpResponse<String> full = ask(BATCH);
        assertThat(full.statusCode()).isEqualTo(429);
        assertThat(full.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(ask(BATCH).body()).startsWith("<html>");
        assertThat(ask(BATCH).body()).doesNotContain("b-1");
        assertThat(ask(BATCH).body()).contains("\"answers\":[]");
        assertThat(ask(BATCH).body().split("\"no\":7", -1)).hasSize(3);
        assertThat(ask(BATCH).body()).contains("\"SESUAI\"", "\"hasil_nik\":\"TIDAK SESUAI\"");
        assertThat(ask(BATCH).body()).contains("\"no\":2147483647");
        assertThatThrownBy(() -> ask(BATCH)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ask(BATCH)).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void of_a_hundred_it_does_not_know_as_many_as_it_is_told_and_always_the_same() {
        Function<Question, @Nullable Citizen> records = CivilSimulator.knowingAllBut(20);
        Function<Question, @Nullable Citizen> again = CivilSimulator.knowingAllBut(20);

        long wrong = IntStream.range(0, 10_000).filter(i -> isWrong(records, i)).count();

        assertThat(wrong).isBetween(1_700L, 2_300L);
        assertThat(IntStream.range(0, 100)).allMatch(i -> isWrong(again, i) == isWrong(records, i));
    }

    private static boolean isWrong(Function<Question, @Nullable Citizen> records, int i) {
        Question asked =
                new Question(
                        "35249901015%05d".formatted(i), "Warga " + i * 31, "1950-01-01", "L", "");
        Citizen found = records.apply(asked);
        return found == null
                || !Objects.equals(found.name(), asked.name())
                || !found.birthDate().toString().equals(asked.birthDate());
    }

    private HttpResponse<String> ask(String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + civil.port() + "/civil/v1/matches"))
                        .timeout(Duration.ofSeconds(3))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
