package id.dinsos.registry.history;

import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.household.HouseholdEvent.AddressSealed;
import id.dinsos.registry.household.HouseholdEvent.GuardianNamed;
import id.dinsos.registry.household.HouseholdEvent.HeadChanged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdListed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMerged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMoved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedIn;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRanked;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.HouseholdReopened;
import id.dinsos.registry.household.HouseholdEvent.HouseholdTakenOver;
import id.dinsos.registry.household.HouseholdEvent.HouseholdUnmerged;
import id.dinsos.registry.household.HouseholdEvent.MemberCorrected;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberFoundAlive;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.MemberMerged;
import id.dinsos.registry.household.HouseholdEvent.MemberUnmerged;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Each fact of a household as a clerk would tell it; a new kind of event needs its sentence. */
final class HouseholdSentences {
    private HouseholdSentences() {}

    /**
     * @param name of a person, as far as the reader may know it
     * @param place the name of a village code
     */
    static Sentence of(
            HouseholdEvent event, Function<UUID, String> name, Function<String, String> place) {
        return switch (event) {
            case HouseholdRegistered e -> registered(e, name, place);
            case HouseholdRanked(var ranking) -> ranked(ranking);
            case HouseholdListed(var list, var version) ->
                    Sentence.of(
                                    "Keluarga masuk daftar %s (%s)",
                                    "The household was put on the list %s (%s)",
                                    list.programme(),
                                    list.source())
                            .and(version(version));
            case HouseholdDelisted(var list, var reason, var version) ->
                    Sentence.of(
                                    "Keluarga dikeluarkan dari daftar %s (%s), alasan: ",
                                    "The household was taken off the list %s (%s), reason: ",
                                    list.programme(),
                                    list.source())
                            .and(reason(reason))
                            .and(version(version));
            case MemberJoined(var member) -> about(member, name, "menjadi anggota", "joined");
            case MemberCorrected(var member) ->
                    about(member, name, "dicatat ulang", "was put on record anew");
            case MemberLeft(var person, var undone) ->
                    Sentence.of(
                            "%s tidak lagi tinggal di keluarga ini",
                            "%s no longer lives in the household", name.apply(person));
            case MemberDied(var person) ->
                    Sentence.of("%s meninggal dunia", "%s died", name.apply(person));
            case HouseholdMoved(var village, var address) ->
                    Sentence.of(
                            "Keluarga pindah ke alamat lain di %s",
                            "The household moved to another address in %s", place.apply(village));
            case AddressSealed e ->
                    new Sentence(
                            "Alamat yang sama disimpan atas nama kepala keluarga sekarang",
                            "The same address is kept under who heads the household now");
            case HeadChanged(var head) ->
                    Sentence.of(
                            "%s menjadi kepala keluarga",
                            "%s became head of the household", name.apply(head));
            case PayeeChanged(var payee) ->
                    payee == null
                            ? new Sentence(
                                    "Tidak ada lagi pengurus yang ditunjuk",
                                    "Nobody is named to receive aid any more")
                            : Sentence.of(
                                    "%s ditunjuk sebagai pengurus penerima bantuan",
                                    "%s was named to receive aid", name.apply(payee));
            case HouseholdDissolved() ->
                    new Sentence("Data keluarga tidak aktif", "The household was dissolved");
            case HouseholdReopened() ->
                    new Sentence("Data keluarga aktif kembali", "The household was opened again");
            case GuardianNamed(var payee, var as) ->
                    Sentence.of(
                                    "%s, bukan anggota, ditunjuk sebagai penerima bantuan: ",
                                    "%s, who is no member, was named to receive aid: ",
                                    name.apply(payee))
                            .and(Words.of(as));
            case HouseholdMovedOut(var to, var reason) ->
                    (to == null
                                    ? new Sentence(
                                            "Keluarga pindah ke luar kabupaten/kota, alasan: ",
                                            "The household left the regency, reason: ")
                                    : Sentence.of(
                                            "Keluarga pindah ke luar kabupaten/kota ke %s, alasan: ",
                                            "The household left the regency for %s, reason: ",
                                            place.apply(to)))
                            .and(Words.of(reason));
            case HouseholdMovedIn(var village, var address) ->
                    Sentence.of(
                            "Keluarga kembali dan tinggal di %s",
                            "The household came back and lives in %s", place.apply(village));
            case HouseholdMerged e ->
                    new Sentence(
                            "Keluarga digabung ke keluarga lain",
                            "The household was merged into another one");
            case MemberMerged e ->
                    Sentence.of(
                            "Data %s ternyata milik %s",
                            "The record of %s turned out to be %s",
                            name.apply(e.personId()),
                            name.apply(e.into()));
            case MemberUnmerged e ->
                    Sentence.of(
                            "Penggabungan %s dibatalkan; ia kembali menjadi anggota",
                            "The merge of %s was undone; they are a member again",
                            name.apply(e.member().personId()));
            case MemberFoundAlive(var person) ->
                    Sentence.of(
                            "Laporan kematian %s dibatalkan",
                            "The report that %s died was withdrawn", name.apply(person));
            case HouseholdTakenOver(var owner, var village, var address) ->
                    Sentence.of(
                            "Keluarga diterima oleh %1$s dan tinggal di %2$s",
                            "%1$s took the household over; it lives in %2$s",
                            place.apply(owner),
                            place.apply(village));
            case HouseholdUnmerged e ->
                    Sentence.of(
                            "Penggabungan ke keluarga lain dibatalkan; %s kembali menjadi kepala"
                                    + " keluarga",
                            "The merge into another household was undone; %s heads this one again",
                            name.apply(e.headId()));
        };
    }

    /** Everybody the event names. */
    static List<UUID> people(HouseholdEvent event) {
        return switch (event) {
            case HouseholdRegistered e -> {
                List<UUID> all = new ArrayList<>();
                all.add(e.headId());
                e.members().forEach(member -> all.add(member.personId()));
                yield all;
            }
            case MemberJoined(var member) -> List.of(member.personId());
            case MemberCorrected(var member) -> List.of(member.personId());
            case MemberLeft(var person, var undone) -> List.of(person);
            case MemberDied(var person) -> List.of(person);
            case HeadChanged(var head) -> List.of(head);
            case PayeeChanged(var payee) -> payee == null ? List.of() : List.of(payee);
            case HouseholdRanked e -> List.of();
            case HouseholdListed e -> List.of();
            case HouseholdDelisted e -> List.of();
            case HouseholdMoved e -> List.of();
            case AddressSealed e -> List.of();
            case HouseholdDissolved e -> List.of();
            case HouseholdReopened e -> List.of();
            case HouseholdMovedOut e -> List.of();
            case HouseholdMovedIn e -> List.of();
            case HouseholdMerged e -> List.of();
            case GuardianNamed(var payee, var as) -> List.of(payee);
            case MemberMerged e -> List.of(e.personId(), e.into());
            case MemberUnmerged e -> List.of(e.member().personId());
            case MemberFoundAlive(var person) -> List.of(person);
            case HouseholdTakenOver e -> List.of();
            case HouseholdUnmerged e -> List.of(e.headId());
        };
    }

    private static Sentence registered(
            HouseholdRegistered e, Function<UUID, String> name, Function<String, String> place) {
        return Sentence.of(
                "Keluarga %1$s didaftarkan di %2$s dengan %3$d anggota, desil %4$d",
                "The household of %1$s was registered in %2$s with %3$d members, decile %4$d",
                name.apply(e.headId()),
                place.apply(e.region()),
                e.members().size(),
                e.ranking().decile());
    }

    private static Sentence ranked(Ranking ranking) {
        return Sentence.of(
                "Peringkat kesejahteraan menjadi desil %d, persentil %d",
                "The welfare rank became decile %d, percentile %d",
                ranking.decile(),
                ranking.percentile());
    }

    private static Sentence about(
            Member member, Function<UUID, String> name, String did, String didEn) {
        String who = name.apply(member.personId());
        Sentence relation = Words.of(member.relation());
        return new Sentence(
                "%s %s sebagai %s".formatted(who, did, relation.id()),
                "%s %s as %s".formatted(who, didEn, relation.en()));
    }

    private static Sentence version(@Nullable String version) {
        return version == null
                ? new Sentence("", "")
                : Sentence.of(", menurut data versi %s", ", by data version %s", version);
    }

    private static Sentence reason(DelistReason reason) {
        return switch (reason) {
            case DECEASED -> new Sentence("meninggal dunia", "deceased");
            case MOVED_OUT -> new Sentence("pindah", "moved out");
            case GRADUATED -> new Sentence("graduasi (tidak lagi miskin)", "no longer poor");
            case DUPLICATE -> new Sentence("data ganda", "on record twice");
            case NIK_NOT_FOUND -> new Sentence("NIK tidak ditemukan", "NIK not found");
            case CIVIL_SERVANT -> new Sentence("aparatur sipil negara", "a civil servant");
            case MILITARY_POLICE -> new Sentence("anggota TNI atau Polri", "military or police");
            case PENSIONER -> new Sentence("pensiunan", "a pensioner");
            case SOCIAL_STAFF -> new Sentence("SDM kesejahteraan sosial", "social staff");
            case LOCALLY_INELIGIBLE ->
                    new Sentence("tidak layak menurut daerah", "found ineligible locally");
            case GIS_INELIGIBLE ->
                    new Sentence("tidak layak menurut geotagging rumah", "found ineligible by map");
            case WITHDRAWN -> new Sentence("mengundurkan diri", "withdrew");
            case WAGE_ABOVE_MINIMUM ->
                    new Sentence("upah di atas upah minimum", "wage above the minimum");
            case NOT_FOUND -> new Sentence("tidak ditemukan di alamatnya", "not found at home");
            case INCLUSION_ERROR -> new Sentence("salah sasaran", "should never have been listed");
            case NO_LONGER_ON_SOURCE ->
                    new Sentence("tidak lagi ada di data sumber", "no longer in the source");
        };
    }
}
