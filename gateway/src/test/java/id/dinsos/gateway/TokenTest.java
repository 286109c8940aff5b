package id.dinsos.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class TokenTest {
    @Inject
    @ConfigProperty(name = "test.issuer")
    String issuerKey;

    @Test
    void a_good_token_opens_the_door() {
        // When
        var answer = given().auth().oauth2(issuer().token("sari")).get("/v1/persons/1");
        // Then
        answer.then().statusCode(200).body("headers.authorization", containsString("Bearer "));
    }

    @Test
    void without_a_token_there_is_the_problem_token_missing() {
        // When
        var answer = given().get("/v1/persons/1");
        // Then
        answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("type", equalTo("https://dinsos.id/problems/token-missing"))
                .body("code", equalTo("token-missing"))
                .body("status", equalTo(401))
                .body("instance", equalTo("/v1/persons/1"))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }

    @Test
    void a_password_is_not_a_token() {
        // When
        var answer = given().auth().preemptive().basic("sari", "secret").get("/v1/persons/1");
        // Then
        answer.then().statusCode(401).body("code", equalTo("token-invalid"));
    }

    @Test
    void what_is_no_token_at_all_is_refused() {
        // Given
        List<String> none =
                List.of(
                        "",
                        "abc",
                        "a.b.c",
                        "..",
                        "e30.e30.",
                        "e30.W10.AAAA",
                        "eyJhbGciOiJSUzI1NiJ9.bnVsbA.AAAA",
                        "eyJhbGciOjF9.e30.AAAA",
                        "a.b.c.d.e",
                        issuer().token("sari") + "x");
        // When
        List<Response> answers = none.stream().map(TokenTest::ask).toList();
        // Then
        answers.forEach(TokenTest::refused);
    }

    @Test
    void two_tokens_are_refused_even_if_one_is_good() {
        // When
        var answer =
                given().header("Authorization", "Bearer " + issuer().token("sari"), "Bearer other")
                        .get("/v1/persons/1");
        // Then
        answer.then().statusCode(401).body("code", equalTo("token-invalid"));
    }

    @Test
    void a_token_that_nobody_signed_is_refused() {
        // When
        Response answer = ask(issuer().unsigned("sari"));
        // Then
        refused(answer);
    }

    @Test
    void a_token_signed_with_the_public_key_is_refused() {
        // When
        Response answer = ask(issuer().signedWithThePublicKey("sari"));
        // Then
        refused(answer);
    }

    @Test
    void a_token_of_another_key_is_refused_even_under_the_known_key_id() {
        // When
        Response answer = ask(TestIssuer.withNewKey("of-a-forger").token("sari"));
        // Then
        refused(answer);
        refused(ask(TestIssuer.withNewKey("of-the-office").token("sari")));
    }

    @Test
    void a_token_of_another_issuer_is_refused() {
        // When
        Response answer =
                ask(issuer().token("sari", c -> c.setIssuer("https://elsewhere.example")));
        // Then
        refused(answer);
    }

    @Test
    void a_token_for_another_system_is_refused() {
        // When
        Response answer = ask(issuer().token("sari", c -> c.setAudience("payroll")));
        // Then
        refused(answer);
        refused(ask(issuer().token("sari", c -> c.unsetClaim("aud"))));
        given().auth()
                .oauth2(issuer().token("sari", c -> c.setAudience(List.of("payroll", "dinsos"))))
                .get("/v1/persons/1")
                .then()
                .statusCode(200);
    }

    @Test
    void an_expired_token_is_refused() {
        // When
        String expired =
                issuer().token(
                                "sari",
                                c -> {
                                    c.setIssuedAt(secondsFromNow(-7_200));
                                    c.setExpirationTime(secondsFromNow(-3_600));
                                });
        Response answer = ask(expired);
        // Then
        refused(answer);
        refused(ask(issuer().token("sari", c -> c.unsetClaim("exp"))));
    }

    @Test
    void a_token_good_for_more_than_twelve_hours_is_refused() {
        // When
        Response answer =
                ask(issuer().token("sari", c -> c.setExpirationTime(secondsFromNow(13 * 3_600))));
        // Then
        refused(answer);
    }

    @Test
    void a_token_that_names_nobody_is_refused() {
        // When
        Response answer = ask(issuer().token("sari", c -> c.unsetClaim("sub")));
        // Then
        refused(answer);
        refused(ask(issuer().token(" ")));
    }

    private static NumericDate secondsFromNow(long seconds) {
        return NumericDate.fromSeconds(NumericDate.now().getValue() + seconds);
    }

    private TestIssuer issuer() {
        return TestIssuer.of(issuerKey);
    }

    private static Response ask(String token) {
        return given().auth().oauth2(token).get("/v1/persons/1");
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("token-invalid"))
                .body("type", equalTo("https://dinsos.id/problems/token-invalid"));
    }
}
