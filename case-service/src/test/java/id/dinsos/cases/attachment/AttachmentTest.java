package id.dinsos.cases.attachment;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Pictures of a case: of a proven type, sealed where they lie, read through a link that ends. */
@QuarkusTest
@WithTestResource(TestServices.class)
class AttachmentTest {
    private static final byte[] PDF = "%PDF-1.7 surat keterangan".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END_OF_CHUNK = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final long GIGABYTE = 1L << 30;

    private final CaseDesk desk = new CaseDesk();

    @Test
    void an_attachment_is_hashed_sealed_and_read_by_its_own_account_through_a_link() {
        // Given
        String id = desk.receive("HOME_CARE", Map.of());
        String attachment =
                upload(desk.sari, id, "surat pengantar.pdf", "application/pdf", PDF)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        // When
        var answer = desk.show(desk.sari, id);
        // Then
        answer.then()
                .body("attachments[0].name", equalTo("surat pengantar.pdf"))
                .body("attachments[0].bytes", equalTo(PDF.length));

        String url = link(desk.sari, id, attachment).then().statusCode(200).extract().path("url");

        Response read = with(desk.sari).get(url);
        read.then().statusCode(200).header("Cache-Control", equalTo("no-store"));
        assertThat(read.asByteArray()).isEqualTo(PDF);
        problem(with(desk.boss).get(url), 403, "attachment-link-ended");
        problem(with(desk.sari).get(url + "x"), 403, "attachment-link-ended");
        problem(with(desk.sari).get("/v1/case-attachments/abc"), 403, "attachment-link-ended");
        with(desk.boss).get("/v1/cases/" + id + "/reads").then().body("reader", hasItem("sari"));
        assertThat(
                        query(
                                "select count(*) from event where convert_from(data, 'UTF8') like '%pengantar%'"))
                .isEqualTo("0");
    }

    @Test
    void a_false_type_a_path_in_a_name_and_what_is_too_large_are_refused() {
        // Given
        String id = desk.receive("HOME_CARE", Map.of());
        // When
        var answer = upload(desk.sari, id, "foto.jpg", "image/jpeg", PDF);
        // Then
        problem(answer, 422, "attachment-content-false");
        problem(
                upload(desk.sari, id, "kosong.pdf", "application/pdf", Arrays.copyOf(PDF, 5)),
                422,
                "attachment-content-false");
        problem(
                upload(desk.sari, id, "../../etc/passwd", "application/pdf", PDF),
                422,
                "attachment-name-unfit");
        problem(
                upload(desk.sari, id, "c:\\foto.pdf", "application/pdf", PDF),
                422,
                "attachment-name-unfit");
        byte[] large = new byte[AttachmentFormat.MAX_BYTES + 2];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        problem(
                upload(desk.sari, id, "besar.pdf", "application/pdf", large),
                422,
                "attachment-content-false");
        assertThat(upload(desk.sari, id, "x.exe", "application/octet-stream", PDF).statusCode())
                .isEqualTo(415);
    }

    @Test
    void a_gigabyte_that_says_so_is_refused_before_a_byte_of_it_is_read() throws IOException {
        // Given
        String id = desk.receive("HOME_CARE", Map.of());
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            // When
            socket.getOutputStream().write(head(id, "Content-Length: " + GIGABYTE));
            byte[] answer = socket.getInputStream().readNBytes(300);
            // Then
            assertThat(new String(answer, StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("application/problem+json");
        }
    }

    @Test
    void a_gigabyte_that_comes_without_a_length_is_refused_at_the_limit() throws Exception {
        // Given
        String id = desk.receive("HOME_CARE", Map.of());
        byte[] chunk = new byte[64 * 1024];
        System.arraycopy(PDF, 0, chunk, 0, PDF.length);
        byte[] length = "10000\r\n".getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        String answer;
        try (Socket socket = new Socket("localhost", RestAssured.port);
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head(id, "Transfer-Encoding: chunked"));
            Future<byte[]> line =
                    reader.submit(
                            () -> socket.getInputStream().readNBytes("HTTP/1.1 413".length()));
            // When
            try {
                while (sent < GIGABYTE && !line.isDone()) {
                    out.write(length);
                    out.write(chunk);
                    out.write(END_OF_CHUNK);
                    sent += chunk.length;
                }
            } catch (SocketException closed) {
                // What was answered is in the socket all the same.
            }
            answer = new String(line.get(), StandardCharsets.US_ASCII);
        }
        // Then
        assertThat(answer).isIn("HTTP/1.1 413", "HTTP/1.1 422");
        assertThat(sent).isLessThan(4L * AttachmentFormat.MAX_BYTES);
        desk.show(desk.sari, id).then().body("attachments", hasSize(0));
    }

    private byte[] head(String id, String length) {
        return ("POST /v1/case-attachments?case=%s&type=PHOTO&name=besar.pdf HTTP/1.1\r\n"
                        + "Host: x\r\nContent-Type: application/pdf\r\nAuthorization: Bearer %s\r\n"
                        + "%s\r\n\r\n")
                .formatted(id, desk.sari, length)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void the_attachment_of_another_case_or_of_one_that_is_sealed_is_not_given() {
        // Given
        String mine = desk.receive("HOME_CARE", Map.of());
        String sealed = desk.receive("VIOLENCE_SHELTER", Map.of());
        String attachment =
                upload(desk.sari, sealed, "visum.pdf", "application/pdf", PDF)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        // When
        var answer = link(desk.sari, mine, attachment);
        // Then
        problem(answer, 404, "attachment-unknown");
        problem(link(desk.curious, sealed, attachment), 404, "case-unknown");
        problem(upload(desk.curious, sealed, "x.pdf", "application/pdf", PDF), 404, "case-unknown");
        problem(link(desk.sari, sealed, UUID.randomUUID().toString()), 404, "attachment-unknown");
    }

    private static Response upload(
            String token, String id, String name, String content, byte[] bytes) {
        return given().header("Authorization", "Bearer " + token)
                .header("Content-Type", content)
                .queryParam("case", id)
                .queryParam("type", "LETTER")
                .queryParam("name", name)
                .body(bytes)
                .post("/v1/case-attachments");
    }

    private static Response link(String token, String id, String attachment) {
        return with(token)
                .body(Map.of("caseId", id))
                .post("/v1/case-attachments/" + attachment + "/link");
    }
}
