package io.trustrail.bench.load;

/** Why a call does not count. */
public enum Failure {
    CONNECTION_LOST("connection lost or refused, or no HTTP"),
    STATUS("status other than 200"),
    WRONG_TEXT("text of the reply short or not what the caller must get"),
    NO_DONE("stream without [DONE]"),
    UNANSWERED("not answered when the round was over"),
    OVERRUN("sent far too late: over the subject's capacity"),
    NOT_HIDDEN("a personal value reached the vendor");

    private final String meaning;

    Failure(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
