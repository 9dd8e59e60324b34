package io.trustrail.gateway.dialect;

/** Why a model stopped, whatever its vendor calls it. */
public enum Finish {
    /** It was done, or a tool is to be called. */
    DONE,
    /** It had no more tokens. */
    LENGTH,
    /** Its vendor filtered the answer, or the model refused. */
    FILTERED
}
