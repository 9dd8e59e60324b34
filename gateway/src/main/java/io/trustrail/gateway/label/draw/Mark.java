package io.trustrail.gateway.label.draw;

/** One thing on a drawing, in pixels from its upper left corner. */
sealed interface Mark {

    /** A filled rectangle in the colour of the ink. */
    record Bar(double x, double y, double width, double height) implements Mark {}

    /**
     * A line of text.
     *
     * @param y its base line
     * @param light whether it is written in the colour of the paper, on a bar
     */
    record Text(String text, double x, double y, double size, Face face, boolean light) implements Mark {}
}
