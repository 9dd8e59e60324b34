package io.trustrail.gateway.policy.assessment;

import java.util.Map;

/**
 * All that was assessed at one vendor.
 *
 * @param general holds for every model that has none of its own
 * @param models by the vendor's name of the model; what a model's block leaves out is as in the general one
 */
public record VendorAssessment(Assessment general, Map<String, Assessment> models) {

    public VendorAssessment {
        models = Map.copyOf(models);
    }

    public Assessment of(String model) {
        return models.getOrDefault(model, general);
    }
}
