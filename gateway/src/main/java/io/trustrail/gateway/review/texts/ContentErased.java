package io.trustrail.gateway.review.texts;

/** Texts can't be had any more: whom they are about was erased. */
public final class ContentErased extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ContentErased() {
        super("the texts were erased", null, false, false);
    }
}
