package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A made-up conversation with a tool call, in which two people have the same first name; and a model that answers it with
 * what it was sent, in forms that models give it. The same for the same seed.
 */
final class Talk {

    private static final List<String> FIRST =
            List.of("Anna", "John", "Maria", "Thomas", "Carmen", "Peter", "Sarah", "Lukas", "Camille", "Jane", "Zoë");
    private static final List<String> LAST = List.of(
            "Becker", "Miller", "Schneider", "Ortega", "O'Brien", "Durand", "Novak", "Hoffmann", "Roberts", "Weiß");
    private static final List<String> JAPANESE = List.of("田中太郎", "佐藤花子", "鈴木一郎", "高橋健");
    private static final Pattern SAID = Pattern.compile("«(.*?)»");
    private static final Pattern SLOT = Pattern.compile("\\{([bu]?)}");

    /** What a model may answer with; {b} is written without brackets, {u} as a part of a URL. */
    private static final List<String> TEXTS = List.of(
            "**{}** asks about _{}_ and `{}`.",
            "## {}\n\n- {}'s mail\n- [{}](https://crm.example/find?q={u}&all=1)",
            "| who | what |\n|---|---|\n| {} | {} |\n| {b} | {} |",
            "<table><tr><td>{}</td><td title=\"{}\">{b}</td></tr></table>",
            "{}'s sister is {}, not {}.",
            "{\"who\": \"{}\", \"cc\": [\"{}\", \"{}\"]}",
            "({}), [{}] and \"{}\": {}!",
            "```json\n{\"a\": \"{}\"}\n```\nDear {},\n\nthe {b}, that you gave, is {}'s.",
            "mailto:{u}?cc={u}#{u}",
            "{}様、{}のことは{}に伝えました。");

    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            token -> token,
            token -> token,
            token -> token,
            token -> token.toLowerCase(Locale.ROOT),
            token -> token.replace('_', ' '),
            token -> token.replace("[", "[ ").replace("]", " ]"),
            token -> token.replace("_", "\\_"),
            token -> "\\" + token.replace("_", "\\_").replace("]", "\\]"));

    private final Random random;
    private final List<String> people = new ArrayList<>();
    private final List<String> contacts = new ArrayList<>();

    Talk(long seed) {
        random = new Random(seed);
        var first = any(FIRST);
        int last = random.nextInt(LAST.size());
        people.add(first + " " + LAST.get(last));
        people.add(first + " " + LAST.get((last + 1 + random.nextInt(LAST.size() - 1)) % LAST.size()));
        people.add(random.nextInt(3) == 0 ? any(JAPANESE) : random.nextBoolean() ? first : any(FIRST));
        for (int i = 0; i < 2; i++) {
            contacts.add(first.toLowerCase(Locale.ROOT).replace("ë", "e") + random.nextInt(1000) + "@example.org");
            contacts.add("+49 711 " + (100000 + random.nextInt(900000)));
        }
        contacts.add(card());
    }

    /** The names of its people, in their order in the request; the first two share their first name. */
    List<String> people() {
        return people;
    }

    /** The conversation up to where the model answers. */
    JsonObject request(Wire wire, String feature) {
        var arguments = said("{\"name\": \"%s\", \"mail\": \"%s\"}", people.get(0), contacts.get(0));
        var result = said("{\"name\": \"%s\", \"phone\": \"%s\", \"n\": 1.50}", people.get(0), contacts.get(1));
        var messages = new JsonArray()
                .add(message("user", said("Hi, my name is %s, and my mail is %s.", people.get(0), contacts.get(0))))
                .add(wire == Wire.OPENAI ? openAiCall(arguments) : anthropicCall(arguments))
                .add(wire == Wire.OPENAI ? openAiResult(result) : anthropicResult(result))
                .add(message("assistant", said("Thank you, your phone number is %s.", contacts.get(1))))
                .add(message(
                        "user",
                        said(
                                "My sister is %s, her mail is %s, phone %s. Card %s. Please forward it to %s.",
                                people.get(1), contacts.get(2), contacts.get(3), contacts.get(4), people.get(2))));
        return wire.prompt(feature, "").put("messages", messages);
    }

    /** All values of a request, or what stands in their places, in order. */
    static List<String> values(JsonObject request) {
        return SAID.matcher(request.getJsonArray("messages").encode())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /**
     * A model's answer to what it was sent, and the same answer with the values.
     *
     * @param sent what stood in the places of the values
     */
    Answer answer(List<String> values, List<String> sent) {
        var text = written(any(TEXTS) + "\n\n" + any(TEXTS), values, sent, true);
        var to = written("{}", values, sent, false);
        var note = written("tell {}, \"{}\" and\n{}'s {b} at https://crm.example/{u}", values, sent, false);
        var raw = written("{\"who\":\"{}\"}", values, sent, false);
        return new Answer(
                text.made,
                text.meant,
                arguments(to.made, note.made, raw.made),
                arguments(to.meant, note.meant, raw.meant));
    }

    /**
     * A reply.
     *
     * @param text what the model wrote
     * @param meant what the caller is to read
     */
    record Answer(String text, String meant, String arguments, String meantArguments) {}

    private record Written(String made, String meant) {}

    private Written written(String template, List<String> values, List<String> sent, boolean freely) {
        var made = new StringBuilder();
        var meant = new StringBuilder();
        int at = 0;
        for (var slot : SLOT.matcher(template).results().toList()) {
            int which = random.nextInt(values.size());
            var token = sent.get(which);
            boolean known = Tokens.TOKEN.matcher(token).matches();
            boolean url = slot.group(1).equals("u") && known;
            made.append(template, at, slot.start()).append(known ? spelt(token, slot.group(1), freely) : token);
            meant.append(template, at, slot.start()).append(url ? encoded(values.get(which)) : values.get(which));
            at = slot.end();
        }
        return new Written(
                made.append(template.substring(at)).toString(),
                meant.append(template.substring(at)).toString());
    }

    private String spelt(String token, String form, boolean freely) {
        return switch (form) {
            case "b" -> token.substring(1, token.length() - 1);
            case "u" -> "%5B" + token.substring(1, token.length() - 1) + "%5D";
            default -> freely ? any(SPELLINGS).apply(token) : token;
        };
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String arguments(String to, String note, String raw) {
        return new JsonObject()
                .put("to", to)
                .put("n", 1.5)
                .put("notes", JsonArray.of(note, true))
                .put("raw", raw)
                .encode();
    }

    private static String said(String format, String... values) {
        return String.format(format.replace("%s", "«%s»"), (Object[]) values);
    }

    private static JsonObject message(String role, Object content) {
        return new JsonObject().put("role", role).put("content", content);
    }

    private static JsonObject openAiCall(String arguments) {
        return message("assistant", "")
                .put("tool_calls", JsonArray.of(OpenAiReplies.call("call_1", "find", arguments)));
    }

    private static JsonObject openAiResult(String result) {
        return message("tool", result).put("tool_call_id", "call_1");
    }

    private static JsonObject anthropicCall(String arguments) {
        return message(
                "assistant",
                JsonArray.of(new JsonObject()
                        .put("type", "tool_use")
                        .put("id", "toolu_1")
                        .put("name", "find")
                        .put("input", new JsonObject(arguments))));
    }

    private static JsonObject anthropicResult(String result) {
        return message(
                "user",
                JsonArray.of(new JsonObject()
                        .put("type", "tool_result")
                        .put("tool_use_id", "toolu_1")
                        .put("content", result)));
    }

    private String card() {
        var digits = new StringBuilder("4");
        while (digits.length() < 15) {
            digits.append(random.nextInt(10));
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = digits.charAt(14 - i) - '0';
            sum += i % 2 == 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
        }
        digits.append((10 - sum % 10) % 10);
        var gap = any(List.of("", " ", "-"));
        return String.join(
                gap, digits.substring(0, 4), digits.substring(4, 8), digits.substring(8, 12), digits.substring(12));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
