package id.dinsos.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.http.AuthorityMatrix;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.registry.proposal.Proposals;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every operation of this service under every role and region, against {@code doors.csv}. */
@QuarkusTest
@WithTestResource(TestServices.class)
class DoorMatrixTest {
    @Test
    void what_is_elsewhere_is_as_what_is_not_there_and_each_role_has_its_own_doors() {
        String person = Api.newPerson("Budi Pintu");
        String household = Api.newHousehold(person);
        String alone = Api.newPerson("Sri Pintu");
        String resource =
                Api.registrar()
                        .body(
                                Map.of(
                                        "owner",
                                        "35.24",
                                        "kind",
                                        "TAGANA",
                                        "contact",
                                        Map.of("name", "Budi", "phone", "+628123456789")))
                        .post("/v1/service-resources")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        String export =
                Api.registrar()
                        .body(
                                Map.of(
                                        "kind",
                                        "PERSONS",
                                        "format",
                                        "CSV",
                                        "reason",
                                        "Uji pintu kami"))
                        .post("/v1/exports")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");
        String intake = Uploads.send("a;b\n", "a;b\n");
        String evidence = Proposals.evidence("35.24", "DECREE");
        String proposal = Proposals.reviewed(Proposals.body("NEW", null));
        String check =
                Api.registrar()
                        .body(
                                Map.of(
                                        "region",
                                        "35.24.27",
                                        "way",
                                        "FILE",
                                        "reason",
                                        "Uji pintu kami"))
                        .post("/v1/civil-checks")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");
        String decree = Proposals.decreed(Proposals.reviewed(Proposals.body("NEW", null)));
        Proposals.send(decree).then().statusCode(200);

        Map<String, String> records =
                Map.ofEntries(
                        Map.entry("person", alone),
                        Map.entry("household", household),
                        Map.entry("resource", resource),
                        Map.entry("export", last(export)),
                        Map.entry("civil", last(check)),
                        Map.entry("intake", last(intake)),
                        Map.entry("version", last(version())),
                        Map.entry("evidence", evidence),
                        Map.entry("proposal", proposal),
                        Map.entry("decree", decree),
                        Map.entry("indicator", indicator()));

        assertThat(AuthorityMatrix.of(RestAssured.port, records).findings()).isEmpty();
    }

    private static String indicator() {
        return Api.registrar()
                .body(
                        Map.of(
                                "region", "35.24",
                                "name", "POVERTY_RATE",
                                "year", 2022,
                                "value", 1253,
                                "unit", "HUNDREDTHS_OF_PERCENT",
                                "source", "BPS Kabupaten Lamongan",
                                "version", "2022-03"))
                .post("/v1/indicators")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String version() {
        return Uploads.officer()
                .multiPart("families", "f.csv", "a;b\n".getBytes(StandardCharsets.UTF_8))
                .post(
                        "/v1/registry-versions?owner=35.24&source=DTKS&number=2020-01"
                                + "&asOf=2020-01-20&families=1")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
