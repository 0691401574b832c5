select unit_type as code, name_en as en, name_es as es
from reference.unit_types
order by unit_type
