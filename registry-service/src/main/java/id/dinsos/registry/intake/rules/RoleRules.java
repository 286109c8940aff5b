package id.dinsos.registry.intake.rules;

import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.person.Person.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who in a family's rows is the head and who is paid. A family has one living head: the one its row
 * names, else the member who says so. A second one is given back. Whom the row names is the head
 * whatever their own row says, with a warning. Where members' NIKs are left empty, the row may name
 * somebody only the registry knows by that NIK, and is left to the plan.
 */
final class RoleRules {
    private final Row row;
    private final @Nullable String headNik;
    private final @Nullable String payeeNik;
    private final List<CheckedMember> members;
    private final Rejects rejects;
    private @Nullable UUID headId;
    private @Nullable UUID payeeId;

    RoleRules(
            Row row,
            @Nullable String headNik,
            @Nullable String payeeNik,
            List<CheckedMember> members,
            Rejects rejects) {
        this.row = row;
        this.headNik = headNik;
        this.payeeNik = payeeNik;
        this.members = new ArrayList<>(members);
        this.rejects = rejects;
    }

    /** The members that can go on. */
    List<CheckedMember> members() {
        return members;
    }

    @Nullable UUID headId() {
        return headId;
    }

    @Nullable UUID payeeId() {
        return payeeId;
    }

    void check(Cells cells) {
        boolean soundNiks =
                (headNik != null || row.get("nik_kepala").isEmpty())
                        && (payeeNik != null || row.get("nik_pengurus").isEmpty());
        if (!soundNiks) {
            return;
        }
        boolean unnamed = members.stream().anyMatch(member -> member.nik() == null);
        CheckedMember head = head(cells);
        if (head == null && (headNik == null || !unnamed) && !mayBeKnown()) {
            cells.wrong("nik_kepala", RowFault.HEAD_NOT_A_MEMBER);
        }
        if (head != null) {
            headId = head.personId();
            settle(head);
        }
        if (payeeNik != null) {
            CheckedMember payee = byNik(payeeNik);
            payeeId = payee == null ? null : payee.personId();
            if (payee == null && !unnamed) {
                cells.wrong("nik_pengurus", RowFault.PAYEE_NOT_A_MEMBER);
            }
        }
    }

    /** Neither the row nor a member says who is the head: where it is known, it stays. */
    private boolean mayBeKnown() {
        return headNik == null && members.stream().anyMatch(member -> member.relation() == null);
    }

    private @Nullable CheckedMember head(Cells cells) {
        if (headNik != null) {
            return byNik(headNik);
        }
        List<CheckedMember> heads = members.stream().filter(RoleRules::isHead).toList();
        List<CheckedMember> living = heads.stream().filter(one -> !one.dead()).toList();
        if (living.size() > 1) {
            cells.wrong("nik_kepala", RowFault.HEAD_TWICE);
        }
        return !living.isEmpty() ? living.getFirst() : heads.isEmpty() ? null : heads.getFirst();
    }

    /** One head, under its own name, and nobody else alive as such. */
    private void settle(CheckedMember head) {
        if (head.relation() != null && head.relation() != Relation.HEAD) {
            rejects.warn(
                    RowError.warning(
                            head.row(), "hub_kepala_keluarga", RowFault.HEAD_RELATION_DIFFERS));
            members.replaceAll(one -> one == head ? one.as(Relation.HEAD) : one);
        }
        String named = row.get("nama_kepala_keluarga");
        if (!named.isEmpty() && head.name() != null && !named.equalsIgnoreCase(head.name())) {
            rejects.warn(RowError.warning(row, "nama_kepala_keluarga", RowFault.HEAD_NAME_DIFFERS));
        }
        if (head.dead()) {
            return;
        }
        for (CheckedMember other : List.copyOf(members)) {
            if (isHead(other) && !other.dead() && !other.personId().equals(head.personId())) {
                rejects.add(other.row(), "hub_kepala_keluarga", RowFault.HEAD_TWICE);
                members.remove(other);
            }
        }
    }

    private static boolean isHead(CheckedMember member) {
        return member.relation() == Relation.HEAD;
    }

    private @Nullable CheckedMember byNik(String nik) {
        for (CheckedMember member : members) {
            if (nik.equals(member.nik())) {
                return member;
            }
        }
        return null;
    }
}
