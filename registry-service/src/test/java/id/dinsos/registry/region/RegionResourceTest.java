package id.dinsos.registry.region;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.dinsos.eventstore.TestServices;
import id.dinsos.registry.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class RegionResourceTest {
    @Test
    void a_regency_has_its_districts_below_it() {
        // Given
        var sari = Api.registrar();
        // When
        var answer = sari.get("/v1/regions?parent=35.24");
        // Then
        answer.then().statusCode(200).body("$", hasSize(27)).body("name", hasItem("Babat"));
    }

    @Test
    void a_district_has_its_villages_below_it() {
        // Given
        var sari = Api.registrar();
        // When
        var answer = sari.get("/v1/regions?parent=35.24.01");
        // Then
        answer.then().statusCode(200).body("$", hasSize(9)).body("level", hasItem("VILLAGE"));
    }

    @Test
    void what_is_no_region_code_is_refused() {
        // Given
        var sari = Api.registrar();
        // When
        var answer = sari.get("/v1/regions?parent=Lamongan");
        // Then
        answer.then().statusCode(422).body("code", equalTo("field-invalid"));
    }
}
