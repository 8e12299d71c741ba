/*
** The conditional random field of the states: training and quantising.
*/
#ifndef TRAIN_SEGMENTS_CRF_H
#define TRAIN_SEGMENTS_CRF_H

#include "samples.h"

/*
** Trains on all samples but those of one fold (-1: on all) and fills `out`
** with the mean of the weights of the later half of the epochs.
*/
void crf_train(const Samples *list, int fold, const Settings *o,
               SegmentModel *out);

#endif
