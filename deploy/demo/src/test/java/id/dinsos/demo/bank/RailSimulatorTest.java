package id.dinsos.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.demo.bank.RailSimulator.Trouble;
import id.dinsos.demo.bank.RailSimulator.Word;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RailSimulatorTest {
    private static final UUID FILE = new UUID(1, 1);
    private static final String TRANSFER = new UUID(2, 2).toString();
    private static final String BATCH =
            "{\"instructions\":[{\"instructionId\":\"%s\",\"amount\":200000}]}".formatted(TRANSFER);

    private final HttpClient http = HttpClient.newHttpClient();
    private RailSimulator rail;

    @BeforeEach
    void open() throws IOException {
        rail = new RailSimulator(0, () -> LocalDate.of(2026, 11, 28), 5_000);
    }

    @AfterEach
    void close() {
        rail.close();
    }

    @Test
    void a_batch_is_taken_and_its_transfers_end_as_the_banks_say() throws Exception {
        // Given
        assertThat(ask().statusCode()).isEqualTo(404);

        // When
        HttpResponse<String> taken = send();
        String pending = ask().body();
        rail.banks(transfer -> new Word("COMPLETED", "", "R-1"));
        String paid = ask().body();
        rail.reverse(TRANSFER);
        String reversed = ask().body();
        rail.contradict(TRANSFER, new Word("FAILED", "ACCOUNT_CLOSED", ""));

        // Then
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(taken.body()).contains("\"batchId\":\"RAIL-" + FILE);
        assertThat(pending).contains("\"PENDING\"");
        assertThat(paid).contains("\"COMPLETED\"", "\"R-1\"", "200000", "2026-11-28");
        assertThat(reversed).contains("\"REVERSED\"");
        assertThat(ask().body()).contains("\"FAILED\"", "ACCOUNT_CLOSED");
    }

    @Test
    void what_it_is_told_to_lose_is_lost_on_the_way_there_or_back() throws Exception {
        rail.tell(Trouble.LOSE_REQUEST, Trouble.LOSE_ANSWER);

        assertThatThrownBy(this::send).isInstanceOf(IOException.class);
        assertThat(rail.has(FILE)).isFalse();
        assertThatThrownBy(this::send).isInstanceOf(IOException.class);
        assertThat(rail.has(FILE)).isTrue();
        assertThat(rail.sendings(FILE)).isEqualTo(1);
    }

    @Test
    void it_fails_refuses_names_another_and_comes_too_late_as_it_is_told() throws Exception {
        rail.tell(Trouble.FAIL, Trouble.REFUSE, Trouble.NAME_ANOTHER, Trouble.DELAY);

        assertThat(send().statusCode()).isEqualTo(503);
        assertThat(send().statusCode()).isEqualTo(422);
        assertThat(send().body()).doesNotContain(FILE.toString());
        assertThatThrownBy(this::send).isInstanceOf(HttpTimeoutException.class);
        assertThat(rail.sendings(FILE)).as("it repeats nothing by itself").isEqualTo(2);
    }

    private HttpResponse<String> send() throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri("/batchtransactions?type=raw"))
                        .timeout(Duration.ofSeconds(1))
                        .header("X-CorrelationID", FILE.toString())
                        .POST(HttpRequest.BodyPublishers.ofString(BATCH))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri("/api/v1/batch/detail?correlationId=" + FILE)).build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + rail.port() + path);
    }
}
