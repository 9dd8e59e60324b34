package io.trustrail.gateway.detect.pii.person;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How old somebody is: a number of years beside words such as "aged", "years old", "Jahre alt", 歳. */
public final class Ages implements Recogniser {

    private static final String CATEGORY = "AGE";
    private static final int OLDEST = 120;
    private static final int LONGEST_UNIT = 16;
    private static final Options LEFT = byLast(
            "age",
            "aged",
            "age:",
            "age is",
            "alter",
            "alter:",
            "edad",
            "edad:",
            "edad :",
            "âge",
            "âge :",
            "âge:",
            "agé de",
            "âgé de",
            "âgée de",
            "età",
            "età:",
            "leeftijd",
            "leeftijd:",
            "idade",
            "idade:",
            "年齢",
            "年齢:",
            "年齢：",
            "年齢は",
            "年齢　",
            "\"age\":",
            "\"edad\":",
            "\"alter\":",
            "| age |",
            "| alter |",
            "age =",
            "im alter von",
            "at the age of",
            "at age",
            "edad de");
    private static final Options TURNS = byLast(
            "turns",
            "turned",
            "turning",
            "wird",
            "wurde",
            "cumple",
            "cumplió",
            "fête ses",
            "compie",
            "will be",
            "wordt",
            "i'm",
            "i am",
            "is",
            "she's",
            "he's",
            "bin",
            "ist");
    private static final Options RIGHT = byFirst(
            "years old",
            "year old",
            "year-old",
            "yr old",
            "yrs old",
            "y/o",
            "yo ",
            "years of age",
            "jahre alt",
            "jährig",
            "歳",
            "才",
            "岁",
            "años de edad",
            "meses de edad",
            "meses de vida",
            "días de vida",
            "días de edad",
            "semanas de vida",
            "anni di età",
            "ans d'âge",
            "jaar oud",
            "anos de idade",
            "세",
            "-year-old",
            "-jährig",
            " lat ");
    private static final Options YEARS =
            byFirst("años", "días", "ans", "anni", "jahre", "anos", "years", "meses", "mois", "mesi");
    private static final Options PEOPLE = byLast(
            "paciente de",
            "varón de",
            "mujer de",
            "hombre de",
            "niño de",
            "lactante de",
            "de edad",
            "bebé de",
            "niña de",
            "patient de",
            "patiente de",
            "homme de",
            "femme de",
            "paziente di",
            "uomo di",
            "donna di",
            "señora de",
            "señor de",
            "tiene",
            "tengo",
            "j'ai",
            "il a",
            "elle a",
            "ha",
            "ho",
            "edad:",
            "edad de",
            "edad",
            "âgé de",
            "âgée de",
            "âge :",
            "sexo",
            "joven de",
            "femenino, de",
            "masculino, de",
            "chico de",
            "chica de");

    private static final Options MOMENTS = byLast("a los", "hasta los", "tenía");
    private static final Options BIRTHDAYS = byFirst("años");

    private static final List<String> SPANISH_UNITS = List.of(" años", " meses", " días", " semanas", " año", " mes");

    private static Options byLast(String... options) {
        return Options.of(option -> option.charAt(option.length() - 1), options);
    }

    private static Options byFirst(String... options) {
        return Options.of(option -> option.charAt(0), options);
    }

    @Override
    public boolean triggeredBy(char c) {
        return Chars.isDigit(c);
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int end = trigger;
        int age = 0;
        while (end < text.length() && end - trigger < 4 && Chars.isDigit(text.charAt(end))) {
            age = age * 10 + Chars.digit(text.charAt(end++));
        }
        if (end - trigger > 3 || age > OLDEST || age == 0 || isPart(text, trigger)) {
            return;
        }
        if (isBefore(text, trigger, LEFT)) {
            decide(scan, trigger, end, scan.isUnknown(end + 1) || mayGoOn(scan, end), isNumberEnd(text, end));
            return;
        }
        boolean turns = isBefore(text, trigger, TURNS);
        boolean person = isBefore(text, trigger, PEOPLE);
        boolean old = startsWith(text, end, RIGHT);
        boolean then = startsWith(text, end, BIRTHDAYS) && isBefore(text, trigger, MOMENTS);
        boolean found =
                old || then || (person && startsWith(text, end, YEARS)) || (turns && age > 9 && endsClause(text, end));
        decide(scan, trigger, end, !old && mayGoOn(scan, end), found);
    }

    private static void decide(Scan scan, int start, int end, boolean unknown, boolean found) {
        if (unknown) {
            scan.open(start);
        } else if (found) {
            scan.found(CATEGORY, start, unitEnd(scan.text(), end), 0.85);
        }
    }

    /** In Spanish the unit belongs to the age, since it may be another one than years. */
    private static int unitEnd(String text, int end) {
        for (var unit : SPANISH_UNITS) {
            int last = end + unit.length();
            if (text.regionMatches(true, end, unit, 0, unit.length())
                    && (last >= text.length() || !Chars.isLetter(text.charAt(last)))) {
                return last;
            }
        }
        return end;
    }

    /** Whether the text ends where the unit of an age may be yet to come. */
    private static boolean mayGoOn(Scan scan, int end) {
        String text = scan.text();
        if (!scan.isUnknown(end + LONGEST_UNIT)) {
            return false;
        }
        int at = end;
        while (at < text.length()
                && (Chars.isAsciiLetter(text.charAt(at)) || " -/ñäö'".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return scan.isUnknown(at);
    }

    private static boolean isPart(String text, int start) {
        if (start == 0) {
            return false;
        }
        char before = text.charAt(start - 1);
        char further = start > 1 ? text.charAt(start - 2) : ' ';
        boolean joined = before == ':' ? Chars.isDigit(further) : ".,/-".indexOf(before) >= 0 && Chars.isWord(further);
        return Chars.isWord(before) || joined || "$€£¥#+".indexOf(before) >= 0;
    }

    private static boolean isNumberEnd(String text, int end) {
        boolean joined = end + 1 < text.length()
                && ".,:/-%".indexOf(text.charAt(end)) >= 0
                && Chars.isDigit(text.charAt(end + 1));
        return !joined && (end >= text.length() || (!Chars.isWord(text.charAt(end)) && text.charAt(end) != '%'));
    }

    private static boolean endsClause(String text, int end) {
        return end >= text.length()
                || (".!?;)\n".indexOf(text.charAt(end)) >= 0
                        && (end + 1 >= text.length() || !Chars.isWord(text.charAt(end + 1))));
    }

    private static boolean startsWith(String text, int end, Options byFirst) {
        int at = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        if (at >= text.length()) {
            return false;
        }
        for (var option : byFirst.at(text.charAt(at))) {
            if (text.regionMatches(true, at, option, 0, option.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBefore(String text, int start, Options byLast) {
        int end = start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '"') ? start - 1 : start;
        if (end == 0) {
            return false;
        }
        for (var option : byLast.at(text.charAt(end - 1))) {
            int at = end - option.length();
            if (at >= 0
                    && text.regionMatches(true, at, option, 0, option.length())
                    && (at == 0 || !Chars.isWord(text.charAt(at - 1)) || !Chars.isLetter(option.charAt(0)))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Options by the character that must stand beside the number.
     *
     * @param ascii by that character, folded
     * @param others those with any other character there
     */
    private record Options(List<List<String>> ascii, List<String> others) {

        private static final int ASCII = 128;

        static Options of(ToIntFunction<String> character, String... options) {
            var byCharacter = Arrays.stream(options)
                    .collect(Collectors.groupingBy(option -> (int) Chars.fold((char) character.applyAsInt(option))));
            var ascii = IntStream.range(0, ASCII)
                    .mapToObj(c -> byCharacter.getOrDefault(c, List.of()))
                    .toList();
            var others = byCharacter.entrySet().stream()
                    .filter(entry -> entry.getKey() >= ASCII)
                    .flatMap(entry -> entry.getValue().stream())
                    .toList();
            return new Options(ascii, others);
        }

        List<String> at(char c) {
            char folded = Chars.fold(c);
            return folded < ASCII ? ascii.get(folded) : others;
        }
    }
}
