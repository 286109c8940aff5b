package id.dinsos.cases.desk;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.PERSON;
import static id.dinsos.cases.handling.Samples.REF;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.desk.Likeness.Because;
import id.dinsos.cases.handling.Case;
import id.dinsos.cases.handling.CaseEvent;
import id.dinsos.cases.handling.CaseHistory;
import id.dinsos.cases.handling.Description;
import id.dinsos.cases.handling.FactSheet;
import id.dinsos.cases.handling.Involved;
import id.dinsos.cases.handling.Origin;
import id.dinsos.cases.handling.Report;
import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final Description MAN =
            new Description("", "baju merah, rambut panjang, tanpa alas kaki", "MALE", 40, "");

    @Test
    void who_is_described_with_the_same_words_may_be_the_same() {
        assertThat(Likeness.alike(MAN, described("rambut panjang, baju sobek", "", 0))).isTrue();
        assertThat(Likeness.alike(MAN, described("Rambut PANJANG", "male", 48))).isTrue();
    }

    @Test
    void another_sex_or_age_speaks_against_it() {
        assertThat(Likeness.alike(MAN, described("rambut panjang", "FEMALE", 40))).isFalse();
        assertThat(Likeness.alike(MAN, described("rambut panjang", "MALE", 70))).isFalse();
    }

    @Test
    void one_word_alone_or_none_says_nothing() {
        assertThat(Likeness.alike(MAN, described("panjang", "MALE", 40))).isFalse();
        assertThat(Likeness.alike(MAN, described("", "", 0))).isFalse();
        assertThat(Likeness.alike(described("di sini", "", 0), described("di sini", "", 0)))
                .as("short words are everybody's")
                .isFalse();
    }

    @Test
    void who_is_met_again_a_month_later_is_the_same_person_and_it_is_another_night() {
        Case.Opened first = met("35.24.05.2001", AT);

        assertThat(Likeness.of(first, met("35.24.05.2001", AT.plus(Duration.ofDays(30))), false))
                .containsExactly(Because.PERSON);
        assertThat(Likeness.of(first, met("35.24.06.2001", AT), false))
                .as("the same night, another village")
                .containsExactly(Because.PERSON);
        assertThat(Likeness.of(first, met("35.24.05.2001", AT.minus(Likeness.NIGHT)), false))
                .containsExactly(Because.PERSON, Because.NIGHT_AND_PLACE);
    }

    private static Case.Opened met(String region, Instant happenedAt) {
        Origin origin =
                new Origin(
                        KindRef.standard("VAGRANT"),
                        "SATPOL_PP",
                        region,
                        "35.24",
                        Confidentiality.NORMAL,
                        SUBJECT,
                        "sari",
                        happenedAt,
                        null);
        Case opened =
                CaseHistory.evolve(
                        new Case.None(),
                        new CaseEvent.CaseReceived(
                                origin,
                                PersonalData.of(SUBJECT, new Report("", "", "", "")),
                                PersonalData.of(SUBJECT, new FactSheet(Map.of())),
                                AT));
        Involved man =
                new Involved(REF, Involved.Role.SUBJECT, PersonalData.of(SUBJECT, MAN), PERSON);
        return (Case.Opened) CaseHistory.evolve(opened, new CaseEvent.PersonInvolved(man, AT));
    }

    private static Description described(String looks, String sex, int age) {
        return new Description("", looks, sex, age, "");
    }
}
