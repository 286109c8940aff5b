package id.dinsos.cases.letter;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.ID;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.cases.letter.LetterDecider.Command.Draft;
import id.dinsos.cases.letter.LetterDecider.Command.Initial;
import id.dinsos.cases.letter.LetterDecider.Command.Revoke;
import id.dinsos.cases.letter.LetterDecider.Command.Seal;
import id.dinsos.cases.letter.LetterDecider.Command.Sign;
import id.dinsos.cases.letter.LetterEvent.Content;
import id.dinsos.cases.letter.LetterEvent.LetterDrafted;
import id.dinsos.cases.letter.LetterEvent.LetterInitialled;
import id.dinsos.cases.letter.LetterEvent.LetterRevoked;
import id.dinsos.cases.letter.LetterEvent.LetterSealed;
import id.dinsos.cases.letter.LetterEvent.LetterSigned;
import id.dinsos.cases.letter.LetterEvent.Signatory;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The steps of a letter, each by another hand. */
class LetterDeciderTest {
    static final LetterTemplate TEMPLATE =
            new LetterTemplate(
                    "REFERRAL",
                    "SURAT RUJUKAN",
                    "460/RUJ",
                    List.of("name", "destination"),
                    List.of(),
                    List.of("officer"),
                    List.of("Kami merujuk {name} kepada {destination}."));
    static final PersonalData<Content> CONTENT =
            PersonalData.of(SUBJECT, new Content(Map.of("name", "W", "destination", "RSJ")));
    static final Signatory HEAD = new Signatory("Rina Lestari", "Kepala Dinas");
    static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String NUMBER = "460/RUJ/1/35.24/2026";
    private static final String WHY = "alamat tujuan keliru";
    private static final Set<String> OFFICER = Set.of("officer");
    private static final Set<String> SUPERVISOR = Set.of("supervisor");
    private static final UUID FILE = new UUID(7, 7);

    private final LetterDrafted drafted =
            new LetterDrafted(ID, "35.24", TEMPLATE, CONTENT, "sari", AT);
    private final LetterInitialled initialled = new LetterInitialled("officer", "agus", AT);
    private final LetterSigned signed = new LetterSigned(NUMBER, DAY, HEAD, "rina", AT);
    private final LetterSealed sealed = new LetterSealed(FILE, "ab12", AT);

    @Test
    void a_letter_is_written_once() {
        Draft draft = new Draft(ID, "35.24", TEMPLATE, CONTENT, "sari", AT);

        given().when(draft).then(drafted);
        given(drafted).when(draft).thenRefused(LetterCode.LETTER_STEP_NOT_ALLOWED);
    }

    @Test
    void initials_are_those_of_the_next_role_and_of_another_hand() {
        given(drafted).when(new Initial(OFFICER, "agus", AT)).then(initialled);
        given(drafted)
                .when(new Initial(SUPERVISOR, "rina", AT))
                .thenRefused(LetterCode.LETTER_NEEDS_ANOTHER);
        given(drafted)
                .when(new Initial(OFFICER, "sari", AT))
                .thenRefused(LetterCode.LETTER_NEEDS_ANOTHER);
        given(drafted, initialled)
                .when(new Initial(OFFICER, "tini", AT))
                .thenRefused(LetterCode.LETTER_STEP_NOT_ALLOWED);
    }

    @Test
    void it_is_signed_after_all_initials_by_who_supervises_and_had_no_hand_in_it() {
        given(drafted)
                .when(sign("rina", SUPERVISOR))
                .thenRefused(LetterCode.LETTER_STEP_NOT_ALLOWED);
        given(drafted, initialled)
                .when(sign("tini", OFFICER))
                .thenRefused(LetterCode.LETTER_NEEDS_ANOTHER);
        given(drafted, initialled)
                .when(sign("agus", SUPERVISOR))
                .thenRefused(LetterCode.LETTER_NEEDS_ANOTHER);
        given(drafted, initialled).when(sign("rina", SUPERVISOR)).then(signed);
        given(drafted, initialled, signed)
                .when(sign("rina", SUPERVISOR))
                .thenRefused(LetterCode.LETTER_STEP_NOT_ALLOWED);
    }

    @Test
    void what_is_signed_is_sealed_once_and_a_draft_never() {
        Seal seal = new Seal(FILE, "ab12", AT);

        given(drafted, initialled).when(seal).thenRefused(LetterCode.LETTER_STEP_NOT_ALLOWED);
        given(drafted, initialled, signed).when(seal).then(sealed);
        given(drafted, initialled, signed, sealed)
                .when(seal)
                .thenRefused(LetterCode.LETTER_STEP_NOT_ALLOWED);
    }

    @Test
    void what_is_signed_is_revoked_once_for_a_reason_and_a_draft_never() {
        LetterRevoked revoked =
                new LetterRevoked(
                        PersonalData.of(SUBJECT, new Content(Map.of("reason", WHY))), "rina", AT);

        given(drafted)
                .when(new Revoke(WHY, SUPERVISOR, "rina", AT))
                .thenRefused(LetterCode.LETTER_STEP_NOT_ALLOWED);
        given(drafted, initialled, signed)
                .when(new Revoke(WHY, OFFICER, "sari", AT))
                .thenRefused(LetterCode.LETTER_NEEDS_ANOTHER);
        given(drafted, initialled, signed)
                .when(new Revoke(WHY, SUPERVISOR, "rina", AT))
                .then(revoked);
        given(drafted, initialled, signed, revoked)
                .when(new Revoke(WHY, SUPERVISOR, "rina", AT))
                .thenRefused(LetterCode.LETTER_STEP_NOT_ALLOWED);
        given(drafted, initialled, signed, revoked)
                .when(new Seal(FILE, "ab12", AT))
                .thenRefused(LetterCode.LETTER_STEP_NOT_ALLOWED);
    }

    @Test
    void nothing_is_done_to_a_letter_that_nobody_has_written() {
        given().when(new Initial(OFFICER, "agus", AT)).thenRefused(LetterCode.LETTER_UNKNOWN);
    }

    @Test
    void what_is_filled_in_is_not_read_as_a_field() {
        assertThat(TEMPLATE.text(Map.of("name", "{destination} $1", "destination", "RSJ")))
                .containsExactly("Kami merujuk {destination} $1 kepada RSJ.");
    }

    @Test
    void a_template_names_no_field_that_nobody_fills_in() {
        assertThatThrownBy(() ->
                        new LetterTemplate(
                                "X", "X", "1", List.of("name"), null, List.of(), List.of("{nama}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Sign sign(String by, Set<String> roles) {
        return new Sign(NUMBER, DAY, HEAD, roles, by, AT);
    }

    private static DeciderSpec<LetterDecider.Command, Letter, LetterEvent>.Given given(
            LetterEvent... history) {
        return DeciderSpec.of(new LetterDecider()).given(history);
    }
}
