package io.trustrail.bench.talk;

/** Filler that reads like customer support, without a value that a guard should find. Plain ASCII, no JSON escapes. */
final class Prose {

    private static final String QUESTION = """
            The parcel came three days late and the box was open on one side. \
            I have ordered from you for years and this is the first time that something went wrong. \
            The lamp itself looks fine, but the glass shade has a crack near the rim, and the second one is missing. \
            I asked the driver about it, who said that he could only hand over what was in the van. \
            Can you tell me whether I should send everything back, or keep the lamp and wait for the shade? \
            The invoice says 2 pieces at 49.90 each, and I was charged for both of them. \
            My neighbour had the same trouble last month and got a new one within a week. \
            If there is a form to fill in, please send me a link; I could not find it on your pages. \
            """;

    private static final String ANSWER = """
            We are sorry that the shade arrived broken, and thank you for the clear description. \
            You do not need to send the lamp back: keep it, and we will ship both shades again at our cost. \
            Please put the cracked glass into the box that it came in and hand it to the driver who brings the new ones. \
            The second shade is on the list of the warehouse as packed, so somebody there will look into it. \
            If you would rather have your money, tell us by Friday and we will return the full amount for both pieces. \
            In most cases it shows on the statement after 3 to 5 working days. \
            You will get a short message as soon as the parcel is on its way, with a link to follow it. \
            Is there anything else that we can do to make this right? \
            """;

    private Prose() {}

    static String question(int length) {
        return cut(QUESTION, length);
    }

    static String answer(int length) {
        return cut(ANSWER, length);
    }

    private static String cut(String text, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("the size asked for is too small for the fixed parts of a message");
        }
        return text.repeat(length / text.length() + 1).substring(0, length);
    }
}
