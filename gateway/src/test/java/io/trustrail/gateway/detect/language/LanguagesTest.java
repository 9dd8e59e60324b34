package io.trustrail.gateway.detect.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | My order has not arrived yet, and I would like to know where it is.",
                "de | Meine Bestellung ist noch nicht da, und ich möchte gern wissen, wo sie ist.",
                "es | Mi pedido todavía no ha llegado y quiero saber dónde está.",
                "fr | Ma commande n'est pas encore arrivée et je voudrais savoir où elle est.",
                "it | Il mio ordine non è ancora arrivato e vorrei sapere dove si trova.",
                "nl | Mijn bestelling is nog niet aangekomen en ik wil graag weten waar die is.",
                "pt | A minha encomenda ainda não chegou e eu gostaria de saber onde está.",
                "pl | Moje zamówienie jeszcze nie dotarło i chcę wiedzieć, gdzie jest.",
                "sv | Min beställning har inte kommit än och jag vill veta var den är.",
                "tr | Siparişim daha gelmedi ve nerede olduğunu öğrenmek için size yazıyorum.",
                "vi | Đơn hàng của tôi vẫn chưa đến và tôi muốn biết nó đang ở đâu.",
                "ro | Comanda mea nu a ajuns și aș vrea să știu unde este acum.",
                "fi | Tilaukseni ei ole vielä saapunut ja haluan tietää, missä se on nyt.",
                "ja | 注文した商品がまだ届いていません。どこにあるか知りたいです。",
                "zh | 我订购的商品还没有收到，请问现在在哪里，什么时候可以送到",
                "ko | 주문한 상품이 아직 도착하지 않았습니다. 어디에 있나요?",
                "ar | لم يصل طلبي بعد وأود أن أعرف أين هو الآن",
                "ru | Мой заказ ещё не пришёл, и я хотел бы знать, где он.",
                "th | คำสั่งซื้อของฉันยังมาไม่ถึง ฉันอยากรู้ว่าอยู่ที่ไหน",
                "hi | मेरा ऑर्डर अभी तक नहीं आया है और मैं जानना चाहता हूँ कि वह कहाँ है",
                "el | Η παραγγελία μου δεν έχει φτάσει ακόμα και θέλω να μάθω πού είναι",
                "other | Սիրելի բարեկամ, իմ պատվերը դեռ չի հասել ինձ",
            })
    void areTold(String language, String text) {
        assertThat(Languages.guess(text).language()).isEqualTo(language);
        assertThat(Languages.guess(text).confidence()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "Hello!",
                "Guten Tag",
                "東京都港区",
                "4111 1111 1111 1111, 12/27",
                "jane.doe@example.com https://example.com/a/b?c=d",
                "int main(int argc, char **argv) { return foo_bar(baz, 0x1f) + qux->next; }",
                "Miller, Jonathan; Hernandez, Lucia; Kowalska, Anna; Tanaka, Yuki; Rossi, Marco",
                "a1b2c3d4e5f6a7b8c9d0",
            })
    void canNotBeToldFromLittle(String text) {
        assertThat(Languages.guess(text)).isEqualTo(Guess.UNKNOWN);
        assertThat(Languages.guess(text).isKnown()).isFalse();
    }

    @Test
    void proseWithoutAKnownWordIsInAnother() {
        var swahili =
                "Agizo langu bado halijafika na ningependa kujua liko wapi kwa sababu nimesubiri wiki nzima sasa hivi";
        var guess = Languages.guess(swahili);
        assertThat(guess.language()).isEqualTo(Guess.OTHER);
        assertThat(guess.confidence()).isEqualTo(0.5);
    }

    @Test
    void aPartIsJudgedByItselfAlone() {
        var text = "Where is my order, please, and when will it be here? Где мой заказ и когда он будет здесь?";
        int middle = text.indexOf('?') + 2;
        assertThat(Languages.guess(text, 0, middle).language()).isEqualTo("en");
        assertThat(Languages.guess(text, middle, text.length()).language()).isEqualTo("ru");
    }

    @Test
    void capitalsAndCurlyApostrophesMakeNoDifference() {
        assertThat(Languages.guess("I DON’T KNOW WHERE THE INVOICE OF LAST MONTH IS")
                        .language())
                .isEqualTo("en");
    }

    @Property
    void neverFails(@ForAll String text) {
        assertThat(Languages.guess(text).confidence()).isBetween(0.0, 1.0);
    }
}
