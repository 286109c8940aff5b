package id.dinsos.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The routes without a token: whether a letter is one of ours, and how many are poor. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class PublicRouteTest {
    private static final String CHECK = "/v1/letter-checks/abc";

    @Test
    void a_letter_is_asked_about_without_a_token_and_only_so_often() {
        // When
        // Not 401: the request goes on to the case service, which is down here.
        var answer = given().get(CHECK);
        // Then
        answer.then().statusCode(503).body("code", equalTo("service-unavailable"));

        int status = 0;
        for (int i = 0; i < 30 && status != 429; i++) {
            status = given().get(CHECK).statusCode();
        }

        assertThat(status).isEqualTo(429);
    }

    @Test
    void poverty_is_asked_about_without_a_token_and_what_officers_see_is_not() {
        // When
        int answer = given().get("/v1/public-outcomes?regency=35.24").statusCode();
        // Then: the registry answers, unless this address has asked too often above.
        assertThat(answer).isIn(200, 429);
        given().get("/v1/outcomes?parent=35.24").then().statusCode(401);
        given().get("/v1/indicators?region=35.24").then().statusCode(401);
        given().get("/v1/statistics/public?parent=35.24").then().statusCode(401);
    }

    @Test
    void without_a_token_nothing_is_sent_and_nothing_else_is_asked() {
        // When
        var answer = given().body("{}").post(CHECK);
        // Then
        answer.then().statusCode(401);
        given().put(CHECK).then().statusCode(401);
        given().delete(CHECK).then().statusCode(401);
        given().get("/v1/letters/abc").then().statusCode(401);
        given().get("/v1/letter-templates").then().statusCode(401);
        given().get("/v1/letter-checks/../letters").then().statusCode(401);
        given().get("/v1/letter-checks%2F..%2Fletters").then().statusCode(404);
    }

    @Test
    void who_sends_a_token_is_known_by_it_here_too() {
        // When
        var answer = given().header("Authorization", "Bearer x").get(CHECK);
        // Then
        answer.then().statusCode(401).body("code", equalTo("token-invalid"));
    }
}
