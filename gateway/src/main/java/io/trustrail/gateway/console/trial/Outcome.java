package io.trustrail.gateway.console.trial;

import io.trustrail.gateway.privacy.PrivacyLevel;
import io.trustrail.gateway.proxy.prompt.TextTrial;

/**
 * What a level makes of the text.
 *
 * @param chosen whether it is the level of what was chosen
 */
public record Outcome(PrivacyLevel level, boolean chosen, TextTrial.Result result) {}
