select population_group_code as code, name_en as en, name_es as es, is_sensitive
from marts.dim_population_group
order by axis, hierarchy_path
