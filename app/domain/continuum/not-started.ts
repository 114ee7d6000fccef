/** The name of stage 0: the rubric names the other three. */
export const NOT_STARTED = "Not yet started";
