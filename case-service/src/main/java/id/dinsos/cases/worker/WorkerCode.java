package id.dinsos.cases.worker;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a worker cannot be enlisted or given a case. */
public enum WorkerCode implements RefusalCode {
    WORKER_UNKNOWN(Kind.MISSING),
    WORKER_NOT_SERVING(Kind.CONFLICT),
    WORKER_FULL(Kind.CONFLICT),
    WORKER_OF_ANOTHER_OFFICE(Kind.CONFLICT),
    WORKER_ACCOUNT_TAKEN(Kind.CONFLICT);

    private final Kind kind;

    WorkerCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
