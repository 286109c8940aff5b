package id.dinsos.registry.export;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.registry.intake.rules.MinistryWords;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonFacts.Employment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an export says of somebody is read back as what it was. */
class ExportWordsTest {
    @ParameterizedTest
    @EnumSource
    void a_relation_is_read_back(Relation relation) {
        assertThat(MinistryWords.RELATION.get(ExportWords.of(relation, Sex.FEMALE)))
                .isEqualTo(relation);
    }

    @ParameterizedTest
    @EnumSource
    void an_employment_is_read_back(Employment employment) {
        assertThat(MinistryWords.EMPLOYMENT.get(ExportWords.of(employment))).isEqualTo(employment);
    }

    @ParameterizedTest
    @EnumSource
    void a_civil_match_is_read_back(CivilMatch match) {
        assertThat(MinistryWords.CIVIL_MATCH.get(ExportWords.of(match))).isEqualTo(match);
    }
}
