package id.dinsos.local.demo;

import id.dinsos.local.Stack;
import id.dinsos.local.regency.Regions;

/**
 * Who works in the demo's office, each with the token of a role. The preparer holds an approver's
 * token too, to show that a role is not enough: the run itself knows who prepared it.
 */
record Office(
        Actor registrar,
        Actor preparer,
        Actor preparerAsApprover,
        Actor firstApprover,
        Actor secondApprover,
        Actor officer) {
    static final String OWNER = Regions.OWNER;

    static Office of(Stack stack) {
        return new Office(
                actor(stack, "rina", "registrar"),
                actor(stack, "sari", "preparer"),
                actor(stack, "sari", "approver"),
                actor(stack, "budi", "approver"),
                actor(stack, "wati", "approver"),
                actor(stack, "agus", "officer"));
    }

    /** Everybody may read what belongs to the regency. */
    private static Actor actor(Stack stack, String name, String role) {
        return new Actor(name, stack.token(name, OWNER, role, "auditor"));
    }
}
