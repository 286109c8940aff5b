package id.dinsos.registry.history;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.log.FrozenSamples;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.RegistryWiring;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.household.HouseholdEvent.AddressSealed;
import id.dinsos.registry.household.HouseholdEvent.GuardianNamed;
import id.dinsos.registry.household.HouseholdEvent.HeadChanged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdListed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMoved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRanked;
import id.dinsos.registry.household.HouseholdEvent.MemberCorrected;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.DeathEvidence;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonFacts.Employment;
import id.dinsos.registry.person.PersonFacts.PpksType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {
    private static final UUID ANI = new UUID(0, 1);
    private static final ListName SEMBAKO = new ListName(Source.DTSEN, "SEMBAKO");

    @Test
    void a_household_is_told_by_names_and_places() {
        says(
                new HouseholdRanked(new Ranking(2, 15)),
                "Peringkat kesejahteraan menjadi desil 2, persentil 15",
                "The welfare rank became decile 2, percentile 15");
        says(
                new HouseholdListed(SEMBAKO, "2026-1"),
                "Keluarga masuk daftar SEMBAKO (DTSEN), menurut data versi 2026-1",
                "The household was put on the list SEMBAKO (DTSEN), by data version 2026-1");
        says(
                new MemberJoined(member(Relation.CHILD_IN_LAW)),
                "Ani menjadi anggota sebagai menantu",
                "Ani joined as child-in-law");
        says(
                new MemberCorrected(member(Relation.SPOUSE)),
                "Ani dicatat ulang sebagai suami/istri",
                "Ani was put on record anew as spouse");
        says(
                new MemberLeft(ANI),
                "Ani tidak lagi tinggal di keluarga ini",
                "Ani no longer lives in the household");
        says(
                new HouseholdMoved(
                        "35.24.01.2002",
                        PersonalData.of(ANI, new Address("Jalan Rahasia 3", null, null))),
                "Keluarga pindah ke alamat lain di Banggle",
                "The household moved to another address in Banggle");
        says(
                new AddressSealed(PersonalData.of(ANI, new Address("Jalan Rahasia 3", null, null))),
                "Alamat yang sama disimpan atas nama kepala keluarga sekarang",
                "The same address is kept under who heads the household now");
        says(
                new HeadChanged(ANI),
                "Ani menjadi kepala keluarga",
                "Ani became head of the household");
        says(
                new PayeeChanged(null),
                "Tidak ada lagi pengurus yang ditunjuk",
                "Nobody is named to receive aid any more");
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_has_its_words(DelistReason reason) {
        Sentence told = household(new HouseholdDelisted(SEMBAKO, reason, null));

        assertThat(told.id()).doesNotContain(reason.name()).contains("alasan: ");
        assertThat(told.en()).doesNotContain(reason.name()).contains("reason: ");
    }

    @ParameterizedTest
    @EnumSource
    void every_type_of_need_has_its_words(PpksType type) {
        assertThat(Words.of(type).id()).isNotBlank().doesNotContain("_");
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_to_leave_has_its_words(MoveReason reason) {
        Sentence told = household(new HouseholdMovedOut("64.08", reason));

        assertThat(told.id())
                .startsWith("Keluarga pindah ke luar kabupaten/kota ke Banggle, alasan: ");
        assertThat(told.en()).doesNotContain(reason.name());
    }

    @ParameterizedTest
    @EnumSource
    void every_guardian_has_its_words(Guardianship as) {
        Sentence told = household(new GuardianNamed(ANI, as));

        assertThat(told.id()).startsWith("Ani, bukan anggota, ditunjuk sebagai penerima bantuan: ");
        assertThat(told.en()).doesNotContain(as.name());
    }

    @Test
    void a_person_is_told_without_what_names_them() {
        says(
                new PersonDied(LocalDate.parse("2026-01-05"), LocalDate.EPOCH, null),
                "Meninggal dunia pada 5 Januari 2026",
                "Died on 5 January 2026");
        says(
                new PersonDied(
                        null,
                        LocalDate.EPOCH,
                        PersonalData.of(ANI, new DeathEvidence("Akta 12/2026"))),
                "Meninggal dunia, tanggal tidak diketahui, menurut surat kematian",
                "Died, date not known, by a certificate");
        says(
                new CivilMatchChecked(CivilMatch.MISMATCHED),
                "Pemadanan Dukcapil: tidak padan",
                "Checked with the civil registry: not matched");
        says(
                new CivilMatchChecked(
                        CivilMatch.MATCHED,
                        new CivilAnswer(
                                true,
                                97,
                                null,
                                true,
                                null,
                                null,
                                null,
                                LocalDate.of(2026, 11, 29),
                                "balikan-1.csv")),
                "Pemadanan Dukcapil: padan (kemiripan nama 97 dari 100)",
                "Checked with the civil registry: matched (names alike by 97 of 100)");
        says(
                new HouseholdJoined(new Membership(ANI, Relation.PARENT)),
                "Masuk sebuah keluarga sebagai orang tua",
                "Joined a household as parent");
        says(
                new RelationChanged(Relation.HEAD),
                "Hubungan dengan kepala keluarga menjadi kepala keluarga",
                "Relation to the head: head");
        says(
                new PersonFactsChanged(
                        new PersonFacts(
                                Employment.NONE,
                                null,
                                List.of(PpksType.VAGRANT, PpksType.SCAVENGER),
                                null,
                                null,
                                null,
                                null)),
                "Pekerjaan, sekolah, disabilitas, kehamilan atau jenis PPKS diperbarui; PPKS:"
                        + " gelandangan, pemulung",
                "Work, schooling, disability, pregnancy or PPKS types were brought up to date;"
                        + " PPKS: vagrant, scavenger");
    }

    /** Every event there is, as it lies in the log. */
    @Test
    void no_sentence_holds_a_code_an_id_or_a_date_in_digits_and_each_stands_in_both_languages() {
        FrozenSamples samples =
                new FrozenSamples(new RegistryWiring().codec(), "/frozen-events.json");
        int told = 0;
        for (String name : samples.names()) {
            Sentence sentence =
                    switch (samples.read(name)) {
                        case PersonEvent event -> PersonSentences.of(event, region -> "Banggle");
                        case HouseholdEvent event -> household(event);
                        default -> null;
                    };
            if (sentence == null) {
                continue;
            }
            told++;
            for (String text : List.of(sentence.id(), sentence.en())) {
                assertThat(text)
                        .as(name)
                        .isNotBlank()
                        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
                        .doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}")
                        .doesNotContainPattern("\\d{2}\\.\\d{2}")
                        .doesNotContainPattern("[A-Z]+_[A-Z]+")
                        .doesNotContain("null", "%s");
            }
            assertThat(sentence.id())
                    .as(name)
                    .isNotEqualTo(sentence.en())
                    .doesNotContainPattern(
                            "(?i)\\b(orang ini|dibubarkan|pengasuh|diakui|kabupaten(?!/kota))\\b");
        }
        assertThat(told).isGreaterThan(30);
    }

    private static void says(HouseholdEvent event, String id, String en) {
        assertThat(household(event)).isEqualTo(new Sentence(id, en));
    }

    private static void says(PersonEvent event, String id, String en) {
        assertThat(PersonSentences.of(event, region -> "Banggle")).isEqualTo(new Sentence(id, en));
    }

    private static Sentence household(HouseholdEvent event) {
        return HouseholdSentences.of(event, person -> "Ani", village -> "Banggle");
    }

    private static Member member(Relation relation) {
        return new Member(ANI, relation, null, true);
    }
}
