package io.trustrail.gateway.review.calibration;

/**
 * What somebody is ready to risk: that more than a share {@code alpha} of the answers that reviewers would not let out as
 * they are go out unreviewed, with a probability of {@code delta}.
 *
 * @param alpha above 0, below 1
 * @param delta above 0, below 1
 */
public record Risk(double alpha, double delta) {

    /** At most a tenth, with confidence 90 %. */
    public static final Risk USUAL = new Risk(0.1, 0.1);

    public Risk {
        if (!(alpha > 0 && alpha < 1 && delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("alpha and delta must be between 0 and 1");
        }
    }
}
