package id.dinsos.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KeysTest.WithoutKeys.class)
class KeysTest {
    @Test
    void while_the_keys_cannot_be_read_nobody_is_called_a_forger() {
        // When
        var answer =
                given().auth()
                        .oauth2(TestIssuer.withNewKey("of-the-office").token("sari"))
                        .get("/v1/persons/1");
        // Then
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("keys-unavailable"));
    }

    public static final class WithoutKeys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.jwt.verify.publickey.location", "file:/nowhere/jwks.json");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }
}
