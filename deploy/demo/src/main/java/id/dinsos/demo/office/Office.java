package id.dinsos.demo.office;

import id.dinsos.launcher.Stack;
import id.dinsos.regency.Province;
import id.dinsos.regency.Regions;
import id.dinsos.regency.Veterans;

/**
 * Who works in an office of the demo, each with the token of a role in its region. The preparer
 * holds an approver's token too, to show that a role is not enough: the run itself knows who
 * prepared it. Nobody acts twice in one run, so its files leave by another's word and it is closed
 * by another still.
 */
public record Office(
        String owner,
        Actor registrar,
        Actor preparer,
        Actor preparerAsApprover,
        Actor firstApprover,
        Actor secondApprover,
        Actor releaser,
        Actor closer,
        Actor officer) {
    public static final String OWNER = Regions.OWNER;

    public static Office of(Stack stack) {
        return of(stack, OWNER, "rina", "sari", "budi", "wati", "agus", "rini", "tono");
    }

    public static Office ofTheProvince(Stack stack) {
        return of(stack, Province.OWNER, "dewi", "hadi", "ratna", "joko", "lina", "bagus", "yuni");
    }

    public static Office ofKutaiTimur(Stack stack) {
        return of(stack, Veterans.OWNER, "yusuf", "mira", "arif", "tuti", "edi", "sinta", "heru");
    }

    private static Office of(
            Stack stack,
            String owner,
            String registrar,
            String preparer,
            String first,
            String second,
            String officer,
            String releaser,
            String closer) {
        return new Office(
                owner,
                actor(stack, owner, registrar, "registrar"),
                actor(stack, owner, preparer, "preparer"),
                actor(stack, owner, preparer, "approver"),
                actor(stack, owner, first, "approver"),
                actor(stack, owner, second, "approver"),
                actor(stack, owner, releaser, "preparer"),
                actor(stack, owner, closer, "preparer"),
                actor(stack, owner, officer, "officer"));
    }

    /** Everybody may read what belongs to the office. */
    private static Actor actor(Stack stack, String owner, String name, String role) {
        return new Actor(name, () -> stack.token(name, owner, role, "auditor"));
    }
}
