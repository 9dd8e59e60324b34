package io.trustrail.gateway.review.queue;

import static io.trustrail.gateway.review.queue.Desk.ANN;
import static io.trustrail.gateway.review.queue.Desk.BOB;
import static io.trustrail.gateway.review.queue.Desk.CHIEF;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Decision;
import io.trustrail.gateway.review.Submission;
import io.trustrail.gateway.review.Terms;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Dossier;
import io.trustrail.gateway.review.item.Ruling;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.texts.ReviewData;
import io.trustrail.gateway.seal.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Personal data that reached the desk in the clear: the level let it pass, or the model wrote some of its own. */
class MaskedReviewTest {

    private static final String CHANNEL = "content/0/0";
    private static final String TOOL = "tool_call/0/0";
    private static final String MAIL = "jane.doe@example.com";
    private static final String PHONE = "+49 30 901820";
    private static final String OTHER = "john.roe@example.com";
    private static final String ANSWER = "Jane, we wrote to " + MAIL + " and " + Desk.EMAIL + ", I think; then to "
            + MAIL + " once more. Not to [EMAIL_000001].";
    private static final String CALL = "{\"to\":\"" + MAIL + "\",\"text\":\"Stra\\u00dfe\"}";

    @TempDir
    Path data;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(data);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String submit(Terms terms) {
        var usual = Desk.submission("call-1", terms, 0.4);
        int doubt = ANSWER.indexOf("I think");
        int mail = ANSWER.indexOf(MAIL);
        var content = new Content(
                List.of(
                        new Content.Turn("user", "I am " + MAIL + ". Where is my parcel?"),
                        new Content.Turn("tool_result", "The driver's phone is " + PHONE + ".")),
                List.of(new Content.Text(CHANNEL, ANSWER), new Content.Text(TOOL, CALL)),
                List.of(
                        new Content.Mark("EMAIL", CHANNEL, mail + 2, mail + MAIL.length(), 0.9, ""),
                        new Content.Mark("HEDGING", CHANNEL, doubt, doubt + 7, 0.9, "hedging")),
                Map.of(Desk.EMAIL, Desk.CANARY),
                "");
        return Await.result(
                desk.desk.submit(new Submission(usual.call(), usual.provenance(), usual.judgement(), content, terms)));
    }

    private String parked() {
        return submit(desk.terms(Terms.Mode.PARK));
    }

    private Content seen(Actor actor, String review) {
        return Objects.requireNonNull(dossier(actor, review).content());
    }

    private Dossier dossier(Actor actor, String review) {
        return Await.result(desk.queue.get(actor, review));
    }

    private void decide(Actor actor, String review, String id, Verdict verdict) {
        Await.result(desk.queue.claim(actor, review));
        Await.result(desk.queue.decide(actor, review, new Ruling(id, verdict, true)));
    }

    private Content delivered(String review) {
        return Await.result(desk.desk.content(review, "acme", "shop")).orElseThrow();
    }

    @Test
    void peopleReadTokensOfThisReviewInThePlaceOfValues() {
        var seen = seen(ANN, parked());
        assertThat(seen.conversation())
                .extracting(Content.Turn::text)
                .containsExactly("I am [EMAIL_000002]. Where is my parcel?", "The driver's phone is [PHONE_000003].");
        assertThat(seen.answer())
                .extracting(Content.Text::text)
                .containsExactly(
                        "Jane, we wrote to [EMAIL_000002] and " + Desk.EMAIL
                                + ", I think; then to [EMAIL_000002] once more. Not to [EMAIL_000001].",
                        "{\"to\":\"[EMAIL_000002]\",\"text\":\"Stra\\u00dfe\"}");
        assertThat(seen.values()).isEmpty();
        assertThat(Directories.text(data)).doesNotContain(MAIL, PHONE);
    }

    @Test
    void aValueInATokensFormIsMaskedAndSoIsOneBesideAToken() {
        var usual = Desk.submission("call-1", desk.terms(Terms.Mode.PARK), 0.4);
        var text = "Pay [CARD_4111111111111111], [IBAN_DE89370400440532013000], and " + Desk.EMAIL + MAIL + ".";
        var content = new Content(
                List.of(), List.of(new Content.Text(CHANNEL, text)), List.of(), Map.of(Desk.EMAIL, Desk.CANARY), "");
        var review = Await.result(desk.desk.submit(
                new Submission(usual.call(), usual.provenance(), usual.judgement(), content, usual.terms())));
        assertThat(seen(ANN, review).answer().get(0).text())
                .doesNotContain("4111111111111111", "DE89370400440532013000", MAIL)
                .contains(Desk.EMAIL);
        decide(ANN, review, "d1", Verdict.approved(""));
        assertThat(delivered(review).answer().get(0).text()).isEqualTo(text);
    }

    @Test
    void whatIsMarkedIsStillMarked() {
        var seen = seen(ANN, parked());
        var text = seen.answer().get(0).text();
        assertThat(seen.marks())
                .extracting(mark -> mark.category() + " " + text.substring(mark.start(), mark.end()))
                .containsExactly("EMAIL [EMAIL_000002]", "HEDGING I think");
    }

    @Test
    void aRevealShowsThemToo() {
        assertThat(Await.result(desk.queue.reveal(CHIEF, parked(), "the customer called")))
                .containsOnly(
                        Map.entry(Desk.EMAIL, Desk.CANARY),
                        Map.entry("[PHONE_000003]", PHONE),
                        Map.entry("[EMAIL_000002]", MAIL));
    }

    @Test
    void theCallerGetsTheAnswerAsItWas() {
        var review = parked();
        decide(ANN, review, "d1", Verdict.approved(""));
        assertThat(delivered(review).answer()).extracting(Content.Text::text).containsExactly(ANSWER, CALL);
        assertThat(delivered(review).values()).containsOnly(Map.entry(Desk.EMAIL, Desk.CANARY));
    }

    @Test
    void anEditUsesThemAndTheCallerGetsTheValues() {
        var review = parked();
        var edited = Verdict.edited(Map.of(CHANNEL, "To [EMAIL_000002], [email_000002], " + Desk.EMAIL + "."), "");
        Await.result(desk.queue.claim(ANN, review));
        Await.result(desk.queue.decide(ANN, review, new Ruling("d1", edited, false)));
        var sent = "To " + MAIL + ", " + MAIL + ", " + Desk.EMAIL + ".";
        assertThat(Await.result(desk.desk.await(review, Duration.ZERO)))
                .contains(new Decision.Edited(Map.of(CHANNEL, sent)));
        assertThat(delivered(review).answer()).extracting(Content.Text::text).containsExactly(sent, CALL);
    }

    @Test
    void whatAReviewerTypesIsMaskedForTheOthersAndGoesOutAsTyped() {
        var review = submit(desk.terms(Terms.Mode.PARK, 0, true));
        var typed = "Ask " + OTHER + ", not " + MAIL + ".";
        decide(ANN, review, "d1", Verdict.edited(Map.of(CHANNEL, typed), "told by " + OTHER));
        var opinion = Objects.requireNonNull(dossier(BOB, review).opinion());
        assertThat(opinion)
                .isEqualTo(Verdict.edited(
                        Map.of(CHANNEL, "Ask [EMAIL_000003], not [EMAIL_000002]."), "told by [EMAIL_000003]"));

        decide(BOB, review, "d2", Verdict.edited(opinion.texts(), "so do I"));
        assertThat(Await.result(desk.desk.await(review, Duration.ZERO)))
                .contains(new Decision.Edited(Map.of(CHANNEL, typed)));
        assertThat(Await.result(desk.queue.reveal(CHIEF, review, "the customer called")))
                .containsEntry("[EMAIL_000003]", OTHER);
    }

    @Test
    void twoWhoTypeTheSameValueAgree() {
        var review = submit(desk.terms(Terms.Mode.PARK, 0, true));
        var typed = Verdict.edited(Map.of(CHANNEL, "Ask " + OTHER + "."), "");
        decide(ANN, review, "d1", typed);
        decide(BOB, review, "d2", typed);
        assertThat(Await.result(desk.desk.await(review, Duration.ZERO)))
                .contains(new Decision.Edited(Map.of(CHANNEL, "Ask " + OTHER + ".")));
    }

    @Test
    void aPersonsExportTellsWhatTheyStandFor() {
        parked();
        var person = Subject.person("acme", Desk.SUBJECT);
        var export = new ReviewData(desk.store, desk.seal).export(person, desk.seal.number(person));
        assertThat(export.getJsonObject(0).getJsonObject("pseudonyms").getString("[EMAIL_000002]"))
                .isEqualTo(MAIL);
    }
}
