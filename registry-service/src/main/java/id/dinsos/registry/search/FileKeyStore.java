package id.dinsos.registry.search;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.household.HouseholdStore;
import id.dinsos.registry.office.RecordIds;
import id.dinsos.registry.person.PersonStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Finds in the log whom the ministry's file of an office calls by a key, because nobody outside can
 * tell the id of a record from it. A record that ended in another one is followed to it.
 */
@Singleton
class FileKeyStore {
    private final RecordIds ids;
    private final PersonStore persons;
    private final HouseholdStore households;

    FileKeyStore(RecordIds ids, PersonStore persons, HouseholdStore households) {
        this.ids = ids;
        this.persons = persons;
        this.households = households;
    }

    /** None where there is no such record, or it is not the caller's to see. */
    Uni<List<UUID>> person(String idSemesta, RegionCode region, Caller caller) {
        return orNobody(followed(ids.person(office(region), idSemesta), caller));
    }

    /** The members of the family. */
    Uni<List<UUID>> family(String idKeluarga, RegionCode region, Caller caller) {
        return orNobody(home(ids.household(office(region), idKeluarga), caller));
    }

    /** Files are the regency's, or the province's. */
    private static String office(RegionCode region) {
        return region.level() == RegionCode.Level.PROVINCE
                ? region.code()
                : region.regency().code();
    }

    private Uni<List<UUID>> followed(UUID id, Caller caller) {
        return persons.find(id, caller)
                .flatMap(found -> {
                    UUID next = found.person().mergedInto();
                    return next == null
                            ? Uni.createFrom().item(List.of(id))
                            : followed(next, caller);
                });
    }

    private Uni<List<UUID>> home(UUID id, Caller caller) {
        return households
                .find(id, caller)
                .flatMap(found -> {
                    UUID next = found.home().course().mergedInto();
                    return next == null
                            ? Uni.createFrom()
                                    .item(
                                            found.home().members().stream()
                                                    .map(member -> member.personId())
                                                    .toList())
                            : home(next, caller);
                });
    }

    private static Uni<List<UUID>> orNobody(Uni<List<UUID>> found) {
        return found.onFailure(RefusedException.class).recoverWithItem(List.of());
    }
}
