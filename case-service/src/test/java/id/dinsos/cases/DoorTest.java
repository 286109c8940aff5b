package id.dinsos.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import id.dinsos.eventstore.http.OperationFuzz;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every service answers to what no sensible caller sends, shown on this one. */
@QuarkusTest
@WithTestResource(TestServices.class)
class DoorTest {
    private static final String TOKEN =
            TestTokens.mint("dewi", "35.24", "officer", "auditor", "admin", "registrar");

    @Test
    void no_operation_answers_nonsense_with_a_fault_of_ours() {
        // When
        var answer = OperationFuzz.of(RestAssured.port, TOKEN, List.of()).findings();
        // Then
        assertThat(answer).isEmpty();
    }

    @Test
    void a_parameter_nobody_knows_is_refused_by_name() {
        // When
        var answer = dewi().get("/v1/complaints?limitt=5");
        // Then
        answer.then()
                .statusCode(422)
                .body("code", equalTo("parameter-invalid"))
                .body("errors.pointer", hasItem("?limitt"))
                .body("errors.code", hasItem("parameter-unknown"));
    }

    @Test
    void a_number_that_is_none_is_refused_by_name_and_is_not_a_missing_page() {
        // When
        var answer = dewi().get("/v1/complaints?limit=abc");
        // Then
        answer.then().statusCode(422).body("errors.pointer", hasItem("?limit"));
    }

    @Test
    void a_parameter_sent_twice_is_refused() {
        // When
        var answer = dewi().get("/v1/complaints?limit=5&limit=6");
        // Then
        answer.then().statusCode(422).body("errors.code", hasItem("parameter-repeated"));
    }

    @Test
    void a_method_a_path_does_not_know_has_a_code_of_its_own() {
        // When
        var answer = dewi().delete("/v1/complaints");
        // Then
        answer.then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", equalTo("method-not-allowed"));
    }

    @Test
    void a_body_of_another_type_has_a_code_of_its_own() {
        // When
        var answer = dewi().contentType("text/plain").body("x").post("/v1/complaints");
        // Then
        answer.then().statusCode(415).body("code", equalTo("media-type-unsupported"));
    }

    @Test
    void an_answer_of_a_type_we_do_not_have_has_a_code_of_its_own() {
        // When
        var answer = dewi().accept("image/png").get("/v1/complaints");
        // Then
        answer.then().statusCode(406).body("code", equalTo("not-acceptable"));
    }

    @Test
    void a_problem_has_the_request_id_and_a_title_in_both_languages() {
        // When
        var answer =
                dewi().header("X-Request-Id", "meja-12345")
                        .get("/v1/complaints/0190a1b2-0000-7000-8000-00000000dead");
        // Then
        answer.then()
                .statusCode(404)
                .header("X-Request-Id", "meja-12345")
                .body("requestId", equalTo("meja-12345"))
                .body("titles.id", notNullValue())
                .body("titles.en", notNullValue());
    }

    @Test
    void a_position_beyond_the_log_is_refused_and_not_waited_for() {
        // When
        var answer = dewi().header("X-Position", "999999999999-1").get("/v1/complaints");
        // Then
        answer.then().statusCode(422).body("code", equalTo("cursor-invalid"));
    }

    private static RequestSpecification dewi() {
        return given().header("Authorization", "Bearer " + TOKEN);
    }

    @Test
    void what_is_hardly_http_is_a_problem_here_too() throws IOException {
        // Given
        for (String request :
                List.of(
                        "GET /v1/complaints/%zz HTTP/1.1\r\n",
                        "GET /v1/complaints HTTP/1.1\r\nContent-Length: abc\r\n",
                        "GET /v1/complaints HTTP/1.1\r\nName: a\u0000b\r\n",
                        "GET /v1/complaints HTTP/9.9\r\n",
                        "GET /v1/complaints?x=" + "x".repeat(9_000) + " HTTP/1.1\r\n",
                        "GET /v1/complaints HTTP/1.1\r\nName: " + "x".repeat(30_000) + "\r\n")) {
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                // When
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write(
                                (request + "Host: x\r\nConnection: close\r\n\r\n")
                                        .getBytes(StandardCharsets.ISO_8859_1));
                String answer =
                        new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                // Then
                assertThat(answer)
                        .matches("(?s)HTTP/(1[.][01]|9[.]9) 4(00|14|31) .*")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .contains("\"requestId\":\"", "\"titles\":{");
            }
        }
    }
}
