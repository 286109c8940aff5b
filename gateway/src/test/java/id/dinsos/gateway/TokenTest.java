package id.dinsos.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
        given().auth()
                .oauth2(issuer().token("sari"))
                .get("/v1/persons/1")
                .then()
                .statusCode(200)
                .body("headers.authorization", containsString("Bearer "));
    }

    @Test
    void without_a_token_there_is_the_problem_token_missing() {
        given().get("/v1/persons/1")
                .then()
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
        given().auth()
                .preemptive()
                .basic("sari", "secret")
                .get("/v1/persons/1")
                .then()
                .statusCode(401)
                .body("code", equalTo("token-invalid"));
    }

    @Test
    void what_is_no_token_at_all_is_refused() {
        refused("");
        refused("abc");
        refused("a.b.c");
        refused("..");
        refused("e30.e30.");
        refused("e30.W10.AAAA");
        refused("eyJhbGciOiJSUzI1NiJ9.bnVsbA.AAAA");
        refused("eyJhbGciOjF9.e30.AAAA");
        refused("a.b.c.d.e");
        refused(issuer().token("sari") + "x");
    }

    @Test
    void two_tokens_are_refused_even_if_one_is_good() {
        given().header("Authorization", "Bearer " + issuer().token("sari"), "Bearer other")
                .get("/v1/persons/1")
                .then()
                .statusCode(401)
                .body("code", equalTo("token-invalid"));
    }

    @Test
    void a_token_that_nobody_signed_is_refused() {
        refused(issuer().unsigned("sari"));
    }

    @Test
    void a_token_signed_with_the_public_key_is_refused() {
        refused(issuer().signedWithThePublicKey("sari"));
    }

    @Test
    void a_token_of_another_key_is_refused_even_under_the_known_key_id() {
        refused(TestIssuer.withNewKey("of-a-forger").token("sari"));
        refused(TestIssuer.withNewKey("of-the-office").token("sari"));
    }

    @Test
    void a_token_of_another_issuer_is_refused() {
        refused(issuer().token("sari", c -> c.setIssuer("https://elsewhere.example")));
    }

    @Test
    void a_token_for_another_system_is_refused() {
        refused(issuer().token("sari", c -> c.setAudience("payroll")));
        refused(issuer().token("sari", c -> c.unsetClaim("aud")));
        given().auth()
                .oauth2(issuer().token("sari", c -> c.setAudience(List.of("payroll", "dinsos"))))
                .get("/v1/persons/1")
                .then()
                .statusCode(200);
    }

    @Test
    void an_expired_token_is_refused() {
        refused(
                issuer().token(
                                "sari",
                                c -> {
                                    c.setIssuedAt(secondsFromNow(-7_200));
                                    c.setExpirationTime(secondsFromNow(-3_600));
                                }));
        refused(issuer().token("sari", c -> c.unsetClaim("exp")));
    }

    @Test
    void a_token_good_for_more_than_twelve_hours_is_refused() {
        refused(issuer().token("sari", c -> c.setExpirationTime(secondsFromNow(13 * 3_600))));
    }

    @Test
    void a_token_that_names_nobody_is_refused() {
        refused(issuer().token("sari", c -> c.unsetClaim("sub")));
        refused(issuer().token(" "));
    }

    private static NumericDate secondsFromNow(long seconds) {
        return NumericDate.fromSeconds(NumericDate.now().getValue() + seconds);
    }

    private TestIssuer issuer() {
        return TestIssuer.of(issuerKey);
    }

    private static void refused(String token) {
        given().auth()
                .oauth2(token)
                .get("/v1/persons/1")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("token-invalid"))
                .body("type", equalTo("https://dinsos.id/problems/token-invalid"));
    }
}
