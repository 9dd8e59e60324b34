package io.trustrail.gateway.content;

import io.trustrail.gateway.seal.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Content for tests. */
public final class Drafts {

    public static final Duration RETENTION = Duration.ofDays(30);

    private Drafts() {}

    /** Content of a call of a person. */
    public static Draft.Finished of(String call, Subject person, String number, String text) {
        var about = new Draft.About(call, person, number, "default", "app", "support", RETENTION);
        var draft = new Draft(
                about,
                List.of(new KeptText("user", text)),
                List.of(new KeptFinding(0, "EMAIL", 0, 7, 0.9)),
                Map.of("[EMAIL_ABC123]", "ann@example.com"));
        draft.reply("content/0", "assistant", "Re: ", List.of());
        draft.reply("content/0", "assistant", text, List.of(new Draft.Found("EMAIL", 1, 3, 0.8)));
        return draft.finish();
    }

    /** Content of a call that names nobody. */
    public static Draft.Finished ofNobody(String call, String text) {
        return of(call, ContentStore.ownKey(call), "", text);
    }
}
