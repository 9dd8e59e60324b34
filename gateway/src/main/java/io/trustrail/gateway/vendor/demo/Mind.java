package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes answers out of scripts: all the intelligence that the demo vendor has. */
final class Mind {

    static final String CONFESSION = "I'm Trustrail's demo vendor, not a real model.";

    /* What a gateway puts in place of personal data, and what it should have: tokens, e-mail addresses, long numbers. */
    private static final Pattern ITEM = Pattern.compile(
            "\\[[A-Z][A-Z0-9_]{2,60}\\]|[\\w.+-]{1,60}@[\\w.-]{1,60}\\.\\w{2,10}|\\+?\\d[\\d -]{5,30}\\d");

    private Mind() {}

    static Answer answer(Ask ask, Script script) {
        if (ask.schema() != null) {
            JsonNode sample = Samples.of(ask.schema(), CONFESSION + " " + ask.input());
            return Answer.of(List.of(sample.toString()), null, ask.size());
        }
        String text = CONFESSION + " " + said(ask, script);
        List<String> texts = IntStream.rangeClosed(1, ask.choices())
                .mapToObj(choice -> ask.choices() == 1 ? text : text + " (Choice " + choice + ".)")
                .toList();
        return Answer.of(texts, call(ask, script), ask.size());
    }

    private static String said(Ask ask, Script script) {
        if (ask.toolResult()) {
            return "The tool said: " + ask.input();
        }
        List<String> items = items(ask.input());
        StringBuilder said = new StringBuilder(filled(script.text(), ask.input(), items));
        for (int again = 1; again < script.times(); again++) {
            said.append(' ').append(script.text());
        }
        if (script.each() != null) {
            items.forEach(item -> said.append(script.each().replace("{item}", item)));
        }
        return said.toString();
    }

    private static String filled(@Nullable String template, String input, List<String> items) {
        return template == null
                ? ""
                : template.replace("{items}", String.join(", ", items)).replace("{input}", input);
    }

    private static Answer.@Nullable Call call(Ask ask, Script script) {
        if (!script.tool() || ask.toolResult() || ask.tools().isEmpty()) {
            return null;
        }
        Ask.Tool tool = ask.tools().get(0);
        return new Answer.Call(tool.name(), Samples.of(tool.schema(), String.join(", ", items(ask.input()))));
    }

    private static List<String> items(String input) {
        List<String> items = ITEM.matcher(input)
                .results()
                .map(match -> match.group().strip())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        if (items.isEmpty()) {
            items.add("nobody in particular");
        }
        return items;
    }
}
