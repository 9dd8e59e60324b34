package io.trustrail.gateway.detect.pii.number;

import io.trustrail.gateway.detect.scan.Automaton;
import io.trustrail.gateway.detect.scan.Chars;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the words before a number say that it is. A star stands for any rest of a word. */
enum Label {
    PHONE(
            "phone* tel tele telephone* mobile* cell cellphone* landline hotline fax* call calls called dial text sms"
                    + " whatsapp ring reach* contact* telefon* telefax mobil* handy* durchwahl rufnummer* ruf* anruf*"
                    + " erreichbar festnetz* fon téléphone* telephon* portable appelez appeler fixe joindre joignable"
                    + " teléfono* telefono* móvil* movil* celular llama* llám* tfno tlf",
            "電話 携帯 携帯番号 連絡先 ファックス ファクス tel fax"),
    CARD(
            "card* credit debit visa mastercard amex kreditkarte* karte* kartennummer carte* bancaire tarjeta* pan",
            "カード"),
    SOCIAL_SECURITY("ssn* social soc ss", "社会保障番号"),
    ADDRESS("ip ips ipv4 ipv6 ip-adresse host* server* address adresse dirección client", "アドレス"),
    VERSION(
            "version* ver v release* build* firmware revision section chapter update* upgrade* downgrade* install* pip npm aktualisier* actualiz* mettre actualis*",
            "バージョン ビルド"),
    OTHER(
            "order* invoice* sku ticket* tracking* serial* isbn ean upc gtin article* item* reference* ref"
                    + " bestell* rechnung* auftrag* sendung* artikel* seriennummer* aktenzeichen vorgang* kundennummer*"
                    + " commande* facture* référence* pedido* factura* albarán* uuid sha* commit",
            "注文 伝票 追跡 型番 商品 管理番号 請求書 品番");

    /** How far left of a number its label may begin. */
    static final int REACH = 40;

    private static final int GAP = 4;

    private static final List<Label> OWNERS = new ArrayList<>();
    private static final List<Boolean> OPEN = new ArrayList<>();
    private static final Automaton WORDS = automaton();

    private final String words;
    private final String unspaced;

    Label(String words, String unspaced) {
        this.words = words;
        this.unspaced = unspaced;
    }

    /** Builds the table of words now, so that the first call that needs it doesn't wait. */
    static void load() {
        nearest("", 0);
    }

    /**
     * The label nearest to the left of a position; of two that end in the same place the longer one.
     *
     * @return null if there is none within {@link #REACH}
     */
    static @Nullable Label nearest(String text, int position) {
        return nearest(text, position, REACH);
    }

    /** The label nearest to the left of a position that begins at most so many characters before it. */
    static @Nullable Label nearest(String text, int position, int reach) {
        Label nearest = null;
        int state = 0;
        for (int i = Math.max(0, position - reach); i < position; i++) {
            state = WORDS.next(state, text.charAt(i));
            var label = ending(text, state, i + 1);
            nearest = label != null ? label : nearest;
        }
        return nearest;
    }

    /** Whether nothing but a sign and a blank or two stands between a label and a position. */
    boolean isDirectlyBefore(String text, int position) {
        int end = position;
        int limit = Math.max(0, position - GAP);
        while (end > limit && !Chars.isWord(text.charAt(end - 1)) && !Chars.isUnspaced(text.charAt(end - 1))) {
            end--;
        }
        int state = 0;
        for (int i = Math.max(0, position - REACH); i < end; i++) {
            state = WORDS.next(state, text.charAt(i));
        }
        return ending(text, state, end) == this;
    }

    private static @Nullable Label ending(String text, int state, int end) {
        for (int word = WORDS.ending(state); word != 0; word = WORDS.shorter(word)) {
            int number = WORDS.word(word);
            if (stands(text, end - WORDS.depth(word), end, OPEN.get(number))) {
                return OWNERS.get(number);
            }
        }
        return null;
    }

    private static boolean stands(String text, int start, int end, boolean open) {
        char first = text.charAt(start);
        boolean begins = !Chars.isLetter(first) || start == 0 || !Chars.isLetter(text.charAt(start - 1));
        boolean ends = open || !Chars.isLetter(text.charAt(end - 1)) || !Chars.isLetter(text.charAt(end));
        return begins && ends;
    }

    private static Automaton automaton() {
        var all = new ArrayList<String>();
        for (var label : values()) {
            for (var word : (label.words + " " + label.unspaced).split(" ", -1)) {
                boolean open = word.endsWith("*");
                all.add(open ? word.substring(0, word.length() - 1) : word);
                OPEN.add(open);
                OWNERS.add(label);
            }
        }
        return new Automaton(all);
    }
}
