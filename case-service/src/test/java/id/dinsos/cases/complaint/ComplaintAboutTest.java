package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.Desk.form;
import static id.dinsos.cases.complaint.Desk.newId;
import static id.dinsos.cases.complaint.Desk.officer;
import static id.dinsos.cases.complaint.Desk.post;
import static id.dinsos.cases.complaint.Desk.query;
import static id.dinsos.cases.complaint.Desk.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.cases.Topics;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Complaints that name a person, or nobody, and not a household. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ComplaintAboutTest {
    @Test
    void who_names_a_person_hears_of_the_household_they_live_in() {
        // Given
        UUID household = newId();
        UUID person = newId();
        Topics.personOf(household, person, 1, "35.24", true, null);
        Topics.verdict(household, 1, "EXCLUDED", "not-listed");
        awaitPerson(person);

        // When
        String id = received(person("PERSON", person));

        // Then
        show(id).then()
                .body("about", equalTo("PERSON"))
                .body("personId", equalTo(person.toString()))
                .body("householdId", equalTo(household.toString()))
                .body("answer.clauses[0]", equalTo("not-listed"));
    }

    @Test
    void where_the_programme_pays_the_person_it_is_their_payment_that_is_told() {
        // Given
        UUID person = newId();
        UUID payment = newId();
        Topics.personOf(newId(), person, 1, "35.24", true, null);
        Topics.payment(payment, 1, person, "SENT", null);
        awaitPerson(person);

        // When
        String id = received(person("PERSON", person));

        // Then
        show(id).then()
                .body("answer.paymentId", equalTo(payment.toString()))
                .body("personId", equalTo(person.toString()))
                .body("householdId", nullValue());
    }

    @Test
    void a_payment_that_is_told_before_its_person_answers_all_the_same() {
        // Given
        UUID person = newId();
        UUID payment = newId();
        Topics.payment(payment, 1, person, "SENT", null);
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select count(*) from payment where payment_id = '%s'"
                                                .formatted(payment)))
                        .isEqualTo("1"));
        String id = received(person("PERSON", person));
        Response before = show(id);

        // When
        Topics.personOf(newId(), person, 1, "35.24", true, null);
        awaitPerson(person);
        Response after = show(id);

        // Then
        before.then().body("answer.paymentId", equalTo(payment.toString()));
        after.then()
                .body("answer.paymentId", equalTo(payment.toString()))
                .body("personId", equalTo(person.toString()));
    }

    @Test
    void somebody_whom_nobody_can_name_is_heard_each_for_themselves() {
        // Given
        String first = received(person("NOBODY", null));
        // When
        String second = received(person("NOBODY", null));
        // Then
        assertThat(first).isNotEqualTo(second);
        show(first)
                .then()
                .body("about", equalTo("NOBODY"))
                .body("householdId", nullValue())
                .body("personId", nullValue())
                .body("state", equalTo("RECEIVED"));
    }

    @Test
    void a_person_of_another_office_is_as_one_whom_no_message_has_named() {
        // Given
        UUID person = newId();
        UUID household = newId();
        Topics.personOf(household, person, 1, "35.25", true, null);
        awaitPerson(person);

        String id = received(person("PERSON", person));
        // When
        var answer = show(id);
        // Then
        answer.then().body("householdId", nullValue()).body("state", equalTo("RECEIVED"));
    }

    @Test
    void nobody_is_left_out_by_forgetting_them() {
        // Given
        Map<String, Object> none = person("PERSON", null);
        Map<String, Object> both = form(newId());
        both.put("about", "NOBODY");
        Map<String, Object> other = form(newId());
        // When
        other.put("about", "VILLAGE");
        // Then
        refused(none).body("errors.pointer[0]", equalTo("/personId"));
        refused(both).body("errors.pointer[0]", equalTo("/householdId"));
        refused(other).body("errors.pointer[0]", equalTo("/about"));
    }

    @Test
    void the_list_says_of_whom_each_is() {
        // Given
        Response made = post(person("NOBODY", null), newId().toString());
        // When
        var answer =
                officer()
                        .header("X-Position", made.header("X-Position"))
                        .get("/v1/complaints?limit=1");
        // Then
        answer.then()
                .statusCode(200)
                .body("items[0].about", equalTo("NOBODY"))
                .body("items[0].householdId", nullValue());
    }

    private static ValidatableResponse refused(Map<String, Object> form) {
        return post(form, newId().toString())
                .then()
                .statusCode(422)
                .body("code", equalTo("field-invalid"));
    }

    private static String received(Map<String, Object> form) {
        return post(form, newId().toString()).then().statusCode(201).extract().path("id");
    }

    private static Map<String, Object> person(String about, @Nullable UUID person) {
        Map<String, Object> form = form(newId());
        form.remove("householdId");
        form.put("about", about);
        if (person != null) {
            form.put("personId", person);
        }
        return form;
    }

    private static void awaitPerson(UUID person) {
        await().untilAsserted(() ->
                assertThat(query("select count(*) from person where person_id = '" + person + "'"))
                        .isEqualTo("1"));
    }
}
