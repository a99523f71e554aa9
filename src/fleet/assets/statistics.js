'use strict';
document.documentElement.dataset.statistics = 'on';
